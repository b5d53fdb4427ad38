package dev.ava.postgres;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.port.Corrupt;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an inbox item says, as the column `inbox.content` keeps it.
///
/// @param type which of the parts are there; `text` is a message with nothing but words
/// @param userId of the sender, as `phone`
@Serdeable
record InboxContentJson(
    String type,
    @Nullable String userId,
    @Nullable String phone,
    @Nullable String businessNumber,
    @Nullable String wamid,
    @Nullable String text,
    @Nullable Boolean answered,
    @Nullable AttachmentJson attachment,
    @Nullable ContextJson context,
    @Nullable EventJson event,
    @Nullable SenderJson after,
    @Nullable UUID sent,
    @Nullable Integer attempt,
    @Nullable String status,
    @Nullable Integer code,
    @Nullable String reason) {

  private static final String TEXT = "text";
  private static final String MESSAGE = "message";
  private static final String CHANGE = "change";
  private static final String IDENTITY = "identity";
  private static final String STATUS = "status";
  private static final String KEPT = "kept";

  static InboxContentJson of(Content content) {
    return switch (content) {
      case InboxItem.MessageReceived message -> message(message);
      case InboxItem.MessageChanged(var sender, var target, var event) -> {
        var from = SenderJson.of(sender);
        yield new InboxContentJson(
            CHANGE,
            from.userId(),
            from.phone(),
            null,
            target.value(),
            null,
            null,
            null,
            null,
            EventJson.of(event),
            null,
            null,
            null,
            null,
            null,
            null);
      }
      case InboxItem.IdentityChanged(var before, var after) -> {
        var from = SenderJson.of(before);
        yield new InboxContentJson(
            IDENTITY,
            from.userId(),
            from.phone(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            SenderJson.of(after),
            null,
            null,
            null,
            null,
            null);
      }
      case InboxItem.StatusReported(var id, var sent, var status, var failure) ->
          new InboxContentJson(
              STATUS,
              null,
              null,
              null,
              id.value(),
              null,
              null,
              null,
              null,
              null,
              null,
              sent == null ? null : sent.id().value(),
              sent == null ? null : sent.attempt(),
              EnumText.of(status),
              failure == null ? null : failure.code(),
              failure == null ? null : failure.reason());
      case InboxItem.Kept(var reason) ->
          new InboxContentJson(
              KEPT, null, null, null, null, null, null, null, null, null, null, null, null, null,
              null, reason);
    };
  }

  Content toContent() {
    return switch (type) {
      case TEXT -> received(Said.text(required(text)));
      case MESSAGE ->
          received(
              new Said(
                  text == null ? "" : text,
                  Boolean.TRUE.equals(answered),
                  attachment == null ? null : attachment.toAttachment(),
                  context == null ? null : context.toContext()));
      case CHANGE ->
          new InboxItem.MessageChanged(
              sender().toSender(), new Wamid(required(wamid)), required(event).toEvent());
      case IDENTITY ->
          new InboxItem.IdentityChanged(sender().toSender(), required(after).toSender());
      case STATUS ->
          new InboxItem.StatusReported(
              new Wamid(required(wamid)),
              sent == null
                  ? null
                  : new OutboundMessage.Reference(
                      new OutboundMessage.Id(sent), attempt == null ? 0 : attempt),
              EnumText.parse(Message.Status.class, required(status)),
              reason == null ? null : new SendFailure(code, reason));
      case KEPT -> new InboxItem.Kept(required(reason));
      default -> throw new Corrupt("An inbox item has the unknown type " + type + ".");
    };
  }

  private static InboxContentJson message(InboxItem.MessageReceived message) {
    var from = SenderJson.of(message.sender());
    var said = message.said();
    var attachment = said.attachment();
    var context = said.context();
    return new InboxContentJson(
        said.equals(Said.text(said.content())) ? TEXT : MESSAGE,
        from.userId(),
        from.phone(),
        message.businessNumber().value(),
        message.id().value(),
        said.content(),
        said.answered(),
        attachment == null ? null : AttachmentJson.of(attachment),
        context == null ? null : ContextJson.of(context),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private InboxItem.MessageReceived received(Said said) {
    return new InboxItem.MessageReceived(
        sender().toSender(),
        new PhoneNumberId(required(businessNumber)),
        new Wamid(required(wamid)),
        said);
  }

  private SenderJson sender() {
    return new SenderJson(userId, phone);
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new Corrupt("An inbox item lacks a field.");
    }
    return value;
  }
}
