package dev.ava.webhook;

import static dev.ava.webhook.Reading.OUR_NUMBER;
import static dev.ava.webhook.Reading.PHONE;
import static dev.ava.webhook.Reading.only;
import static dev.ava.webhook.Reading.sender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Choice;
import dev.ava.domain.messaging.Attachment.Contact;
import dev.ava.domain.messaging.Attachment.Contacts;
import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Location;
import dev.ava.domain.messaging.Attachment.Media;
import dev.ava.domain.messaging.Attachment.Offer;
import dev.ava.domain.messaging.Attachment.Order;
import dev.ava.domain.messaging.Attachment.Product;
import dev.ava.domain.messaging.Attachment.Unsupported;
import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.InboxItem.IdentityChanged;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageChanged;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message.Status;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.MessageContext.Referral;
import dev.ava.domain.messaging.MessageEvent.Reacted;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every body that Meta publishes as an example, and what it says.
final class MetasOwnBodiesTest {
  private static final WhatsAppSender SHEENA = sender(null, PHONE);
  private static final String SAID =
      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";
  private static final Wamid SENT =
      new Wamid("wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=");

  private static final Map<String, Content> SAYING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "text_message.json", sheena(SAID, Said.text("Does it come in another color?"))),
              Map.entry(
                  "bsuid-text_username_no_wa_id_no_from.json",
                  new MessageReceived(
                      sender("US.13491208655302741918", null),
                      OUR_NUMBER,
                      new Wamid(SAID),
                      Said.text("Does it come in another color?"))),
              Map.entry(
                  "text_message_with_context_product_inquiry.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTA2NTUwRkNEMDdFQjJCRUU0NQA=",
                      new Said(
                          "Is this still available?",
                          true,
                          null,
                          new MessageContext(
                              new Wamid("wamid.HBgLMTY1MDM4Nzk0MzkVAgARGA9wcm9kdWN0X2lucXVpcnkA"),
                              Forwarded.NO,
                              new MessageContext.Product("194836987003835", "di9ozbzfi4"),
                              null)))),
              Map.entry(
                  "text_message_from_click_to_whatsapp_ad.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUQ0N0VFMDA2MTQ0RkJFNkNDNAA=",
                      new Said(
                          "Hello! Can I get more info on this?",
                          true,
                          null,
                          new MessageContext(
                              null,
                              Forwarded.NO,
                              null,
                              new Referral(
                                  "ad",
                                  "120226305854810726",
                                  "https://fb.me/3cr4Wqqkv",
                                  "Chat with us",
                                  "Summer Succulents are here!",
                                  "Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80dp4_0NiNhEgpGo0AHemvuSoifXaytfTzcchptiErTKCqTrJ5nW1h7IHYeYymGb5K5J5iTROpBhWAGaIAeUzHL50"))))),
              Map.entry(
                  "image_message.json",
                  sheena(
                      SAID,
                      new Said(
                          "Taj Mahal",
                          true,
                          new Media(
                              Kind.IMAGE,
                              "1003383421387256",
                              "image/jpeg",
                              "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
                              "Taj Mahal",
                              null),
                          null))),
              Map.entry(
                  "location_message.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTU2MjZEMDBGRkE3MENEMDE0RQA=",
                      new Said(
                          "[location] Philz Coffee, 101 Forest Ave, Palo Alto, CA 94301,"
                              + " 37.44221496582, -122.16165924072",
                          false,
                          new Location(
                              "37.44221496582",
                              "-122.16165924072",
                              "Philz Coffee",
                              "101 Forest Ave, Palo Alto, CA 94301",
                              "https://philzcoffee.com/"),
                          null))),
              Map.entry(
                  "contact_sharing_message.json",
                  sheena(
                      SAID,
                      new Said(
                          "[contacts] Lucía Gómez",
                          false,
                          new Contacts(
                              List.of(
                                  new Contact(
                                      "Lucía Gómez",
                                      "Google",
                                      List.of("+1 (983) 555-2319"),
                                      List.of()))),
                          null))),
              Map.entry(
                  "order_message.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTEyQjFGNzI1QTQxMjI5QTMyOQA=",
                      new Said(
                          "[order] 2 × di9ozbzfi4, 1 × nqryix03ez",
                          false,
                          new Order(
                              "194836987003835",
                              null,
                              List.of(
                                  new Product("di9ozbzfi4", "2", "30", "USD"),
                                  new Product("nqryix03ez", "1", "25", "USD"))),
                          null))),
              Map.entry(
                  "button_message.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUU0M0MxQzQzMUJCMTMwNUZFOQA=",
                      new Said(
                          "Unsubscribe",
                          true,
                          new Choice(Offer.TEMPLATE_BUTTON, "Unsubscribe", "Unsubscribe", null),
                          answering(
                              "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJFNjk2OTMwNEZCQjhGMzUyQUYA")))),
              Map.entry(
                  "interactive_button_reply_message.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTZBQzg0MzQ4QjRCM0NGNkVGOAA=",
                      new Said(
                          "Cancel",
                          true,
                          new Choice(Offer.BUTTON, "cancel-button", "Cancel", null),
                          answering(
                              "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3MEM2RUJFNkI0RENGQTVDRjUA")))),
              Map.entry(
                  "interactive_list_reply_message.json",
                  sheena(
                      "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUJDQ0NDM0FEODY4ODkzOTc5RgA=",
                      new Said(
                          "Priority Mail Express",
                          true,
                          new Choice(
                              Offer.LIST,
                              "priority_express",
                              "Priority Mail Express",
                              "Next Day to 2 Days"),
                          answering(
                              "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJGMzEyNzhENTZDMzNGODlDRDgA")))),
              Map.entry(
                  "reaction_message.json",
                  new MessageChanged(
                      SHEENA,
                      new Wamid("wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI0RTJEOTc2ODVERUY5RDlGNkYA"),
                      new Reacted("👍", Instant.ofEpochSecond(1749419544)))),
              Map.entry(
                  "system_message.json", new IdentityChanged(SHEENA, sender(null, "+12195555358"))),
              Map.entry(
                  "unsupported_message.json",
                  sheena(
                      "wamid.HBgLMTQyMDU1NTA3NDkVAgASGBI5N0MwRjg0RTVBNUI1RDA2OTkA",
                      new Said(
                          "[unsupported]",
                          false,
                          new Unsupported(
                              null,
                              131051,
                              "Message type unknown: Message type is currently not supported."),
                          null))),
              Map.entry("bsuid-status_delivered_bsuid_only.json", report(Status.DELIVERED)),
              Map.entry(
                  "bsuid-status_delivered_phone_username_parent_bsuid.json",
                  report(Status.DELIVERED)),
              Map.entry("bsuid-status_sent_marketing_pmp.json", report(Status.SENT)),
              Map.entry(
                  "bsuid-status_failed_no_contacts_no_bsuid.json",
                  new StatusReported(
                      SENT,
                      null,
                      Status.FAILED,
                      new SendFailure(
                          131049,
                          "This message was not delivered to maintain healthy ecosystem engagement.:"
                              + " In order to maintain a healthy ecosystem engagement, the message"
                              + " failed to be delivered."))),
              Map.entry("group_create_message.json", field("group_lifecycle_update")),
              Map.entry("group_remove_participants.json", field("group_participants_update")),
              Map.entry("group_settings_update.json", field("group_settings_update"))));

  static List<String> names() {
    return List.copyOf(SAYING.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadAsWhatItSays(String name) {
    assertThat(only(Bodies.text(name)).content()).isEqualTo(SAYING.get(name));
  }

  @Test
  void noneIsLeftOut() {
    assertThat(Bodies.names()).containsExactlyElementsOf(SAYING.keySet());
  }

  private static Content sheena(String wamid, Said said) {
    return new MessageReceived(SHEENA, OUR_NUMBER, new Wamid(wamid), said);
  }

  private static MessageContext answering(String wamid) {
    return new MessageContext(new Wamid(wamid), Forwarded.NO, null, null);
  }

  private static Content report(Status status) {
    return new StatusReported(SENT, null, status, null);
  }

  private static Content field(String name) {
    return new Kept("Ava does not act on field \"" + name + "\".");
  }
}
