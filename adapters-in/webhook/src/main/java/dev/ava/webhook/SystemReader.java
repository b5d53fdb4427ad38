package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.InvalidValue;
import java.util.List;
import java.util.function.Function;

/// Reads what WhatsApp says of a person in their name: that they have another number or user id.
/// Older webhooks have other names for the types and fields, which are still read.
final class SystemReader {
  private static final int LONGEST_TYPE = 60;

  private SystemReader() {}

  /// Who the person was before.
  ///
  /// @throws InvalidValue if nobody can be read from it
  static WhatsAppSender before(JsonValue message, JsonValue contact) {
    return Senders.of(
        List.of(message.text("from_user_id"), contact.text("user_id")),
        List.of(message.get("system").text("customer"), message.text("from")));
  }

  static Content read(JsonValue message, WhatsAppSender before) {
    var system = message.get("system");
    var type = system.text("type");
    return switch (type) {
      case "user_changed_number", "customer_changed_number", "user_changed_user_id" ->
          changed(type, system, before);
      case "customer_identity_changed", "user_identity_changed" ->
          new Kept("A system message of type " + type + ": the person's security code is new.");
      default ->
          new Kept(
              type.isBlank()
                  ? "A system message that does not say its type."
                  : "A system message of type "
                      + Lines.of(type, LONGEST_TYPE)
                      + ", which Ava does not know.");
    };
  }

  private static Content changed(String type, JsonValue system, WhatsAppSender before) {
    return IdentityReader.change(() -> before, () -> after(system))
        .<Content>map(Function.identity())
        .orElseGet(
            () ->
                new Kept(
                    "A system message of type " + type + " that does not say who became who."));
  }

  private static WhatsAppSender after(JsonValue system) {
    return Senders.of(
        List.of(system.text("user_id")), List.of(system.text("wa_id"), system.text("new_wa_id")));
  }
}
