package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.usecase.ListMessages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a message has besides its words.
final class MessagePartsTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final String DIFFICULT = "\"🌙\" <שלום>\n\\";

  @ParameterizedTest
  @EnumSource(Attachment.Kind.class)
  void aFileIsNamedByItsKind(Attachment.Kind kind) {
    var file = new Attachment.Media(kind, "1003", "a/b; c=d", "Zm9v+/=", DIFFICULT, "a b.pdf");

    assertThat(part("attachment", with(file, null, null)))
        .isEqualTo(
            Map.of(
                "type", kind.name().toLowerCase(Locale.ROOT),
                "media_id", "1003",
                "mime_type", "a/b; c=d",
                "sha256", "Zm9v+/=",
                "caption", DIFFICULT,
                "file_name", "a b.pdf"));
  }

  static Stream<Arguments> attachments() {
    return Stream.of(
        Arguments.of(
            new Attachment.Media(Attachment.Kind.VOICE, "7", null, null, null, null),
            Map.of("type", "voice", "media_id", "7")),
        Arguments.of(
            new Attachment.Location("53.54", "-9.98", "Harbour", "Quay 1", "https://x.example"),
            Map.of(
                "type", "location",
                "latitude", "53.54",
                "longitude", "-9.98",
                "name", "Harbour",
                "address", "Quay 1",
                "url", "https://x.example")),
        Arguments.of(
            new Attachment.Location("1", "2", null, null, null),
            Map.of("type", "location", "latitude", "1", "longitude", "2")),
        Arguments.of(
            new Attachment.Contacts(
                List.of(
                    new Attachment.Contact(
                        DIFFICULT, "Acme", List.of("+1 650 555 1234"), List.of("a@b.example")),
                    new Attachment.Contact("Bo", null, List.of(), List.of()))),
            Map.of(
                "type",
                "contacts",
                "contacts",
                List.of(
                    Map.of(
                        "name",
                        DIFFICULT,
                        "organization",
                        "Acme",
                        "phones",
                        List.of("+1 650 555 1234"),
                        "emails",
                        List.of("a@b.example")),
                    Map.of("name", "Bo", "phones", List.of(), "emails", List.of())))),
        Arguments.of(
            new Attachment.Contacts(List.of()), Map.of("type", "contacts", "contacts", List.of())),
        Arguments.of(
            new Attachment.Choice(Attachment.Offer.LIST, "row-1", "Tea", "Green"),
            Map.of(
                "type", "choice",
                "offer", "list",
                "id", "row-1",
                "title", "Tea",
                "description", "Green")),
        Arguments.of(
            new Attachment.Choice(Attachment.Offer.TEMPLATE_BUTTON, "yes", "Yes", null),
            Map.of("type", "choice", "offer", "template_button", "id", "yes", "title", "Yes")),
        Arguments.of(
            new Attachment.Form("flow", "Sent", "{\"date\":\"2026-12-24\"}"),
            Map.of(
                "type", "form",
                "name", "flow",
                "body", "Sent",
                "answers", "{\"date\":\"2026-12-24\"}")),
        Arguments.of(
            new Attachment.Form("flow", null, "{}"),
            Map.of("type", "form", "name", "flow", "answers", "{}")),
        Arguments.of(
            new Attachment.Order(
                "cat",
                "please",
                List.of(
                    new Attachment.Product("tea", "2", "9.90", "EUR"),
                    new Attachment.Product("cup", "1", null, null))),
            Map.of(
                "type",
                "order",
                "catalog_id",
                "cat",
                "text",
                "please",
                "products",
                List.of(
                    Map.of(
                        "retailer_id", "tea",
                        "quantity", "2",
                        "price", "9.90",
                        "currency", "EUR"),
                    Map.of("retailer_id", "cup", "quantity", "1")))),
        Arguments.of(
            new Attachment.Order("cat", null, List.of()),
            Map.of("type", "order", "catalog_id", "cat", "products", List.of())),
        Arguments.of(
            new Attachment.Unsupported("poll", 131_051, "Message type is not supported"),
            Map.of(
                "type", "unsupported",
                "original_type", "poll",
                "code", 131_051,
                "reason", "Message type is not supported")),
        Arguments.of(
            new Attachment.Unsupported(null, null, "?"),
            Map.of("type", "unsupported", "reason", "?")));
  }

  @ParameterizedTest
  @MethodSource("attachments")
  void everyAttachmentSaysWhatItIs(Attachment attachment, Map<String, Object> written) {
    assertThat(part("attachment", with(attachment, null, null))).isEqualTo(written);
  }

  static Stream<Arguments> contexts() {
    return Stream.of(
        Arguments.of(
            new MessageContext(
                new Wamid("wamid.Q"),
                MessageContext.Forwarded.YES,
                new MessageContext.Product("cat", "tea"),
                new MessageContext.Referral(
                    "ad", "99", "https://fb.example/1", "Tea!", "Buy tea", "click")),
            Map.of(
                "replies_to",
                "wamid.Q",
                "forwarded",
                "yes",
                "product",
                Map.of("catalog_id", "cat", "retailer_id", "tea"),
                "referral",
                Map.of(
                    "type", "ad",
                    "id", "99",
                    "url", "https://fb.example/1",
                    "headline", "Tea!",
                    "body", "Buy tea",
                    "click_id", "click"))),
        Arguments.of(
            new MessageContext(
                null,
                MessageContext.Forwarded.NO,
                null,
                new MessageContext.Referral("post", "1", null, null, null, null)),
            Map.of("forwarded", "no", "referral", Map.of("type", "post", "id", "1"))),
        Arguments.of(
            new MessageContext(null, MessageContext.Forwarded.OFTEN, null, null),
            Map.of("forwarded", "often")));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void aContextHoldsWhatIsKnown(MessageContext context, Map<String, Object> written) {
    assertThat(part("context", with(null, context, null))).isEqualTo(written);
  }

  @Test
  void aFailureSaysWhatItMeansAndWhatToDo() {
    assertThat(part("failure", with(null, null, new SendFailure(131_042, "secret of operator"))))
        .isEqualTo(
            Map.of(
                "code", 131_042,
                "meaning", "The business account has a problem with its payment method.",
                "remedy", "Mend the payment method in Meta's billing hub."));
  }

  @Test
  void aFailureWithoutACodeStillSaysSomething() {
    assertThat(part("failure", with(null, null, new SendFailure(null, "secret of operator"))))
        .isEqualTo(
            Map.of(
                "meaning", "It was not sent; the cause is unknown.",
                "remedy",
                    "Try again later; if it happens again, the person who operates Ava finds the cause in the queue."));
  }

  @Test
  void noReasonOfAFailureIsShown() {
    assertThat(body(with(null, null, new SendFailure(999_999, "secret of operator"))))
        .contains("999999")
        .doesNotContain("operator");
  }

  @Test
  void eventsAreListedInTheirOrder() {
    var image = new Attachment.Media(Attachment.Kind.IMAGE, "8", null, null, null, null);

    assertThat(
            part(
                "events",
                new MessageEvent.Reacted("👩🏽‍🚀", THEN),
                new MessageEvent.ReactionRemoved(THEN.plusSeconds(1)),
                new MessageEvent.Edited(DIFFICULT, null, THEN.plusSeconds(2)),
                new MessageEvent.Edited("[image]", image, THEN.plusSeconds(3)),
                new MessageEvent.Revoked(THEN.plusSeconds(4))))
        .isEqualTo(
            List.of(
                Map.of("type", "reaction", "emoji", "👩🏽‍🚀", "at", "2026-01-02T03:04:05Z"),
                Map.of("type", "reaction_removed", "at", "2026-01-02T03:04:06Z"),
                Map.of("type", "edit", "content", DIFFICULT, "at", "2026-01-02T03:04:07Z"),
                Map.of(
                    "type",
                    "edit",
                    "content",
                    "[image]",
                    "attachment",
                    Map.of("type", "image", "media_id", "8"),
                    "at",
                    "2026-01-02T03:04:08Z"),
                Map.of("type", "revoke", "at", "2026-01-02T03:04:09Z")));
  }

  @Test
  void whatAMessageDoesNotHaveIsLeftOut() {
    answerWith(message(null, null, null, List.of()));

    assertThat(Answers.list(SERVER.getAsAnn("/messages")).getFirst())
        .containsOnlyKeys(
            "id", "user_id", "avatar_id", "channel", "role", "content", "created_at", "status");
  }

  private static Message with(
      @Nullable Attachment attachment,
      @Nullable MessageContext context,
      @Nullable SendFailure failure) {
    return message(attachment, context, failure, List.of());
  }

  private static Message message(
      @Nullable Attachment attachment,
      @Nullable MessageContext context,
      @Nullable SendFailure failure,
      List<MessageEvent> events) {
    return new Message(
        new Message.Id(UUID.randomUUID()),
        RestServer.ANN,
        null,
        Message.Channel.WHATSAPP,
        Message.Role.USER,
        "x",
        THEN,
        Message.Status.FAILED,
        attachment,
        context,
        failure,
        events);
  }

  private static @Nullable Object part(String name, MessageEvent... events) {
    return part(name, message(null, null, null, List.of(events)));
  }

  private static @Nullable Object part(String name, Message message) {
    answerWith(message);
    return Answers.list(SERVER.getAsAnn("/messages")).getFirst().get(name);
  }

  private static String body(Message message) {
    answerWith(message);
    return SERVER.getAsAnn("/messages").body();
  }

  private static void answerWith(Message message) {
    SERVER.useCases().listMessages =
        _ -> new ListMessages.Outcome(List.of(message), Optional.empty());
  }
}
