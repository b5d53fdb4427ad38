package dev.ava.postgres;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.Corrupt;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an inbox item says, as the column `inbox.content` keeps it.
@Serdeable
record InboxContentJson(
    String type,
    @Nullable String userId,
    @Nullable String phone,
    @Nullable String businessNumber,
    @Nullable String wamid,
    @Nullable String text,
    @Nullable UUID sent,
    @Nullable String status,
    @Nullable Integer code,
    @Nullable String reason) {

  private static final String TEXT = "text";
  private static final String STATUS = "status";
  private static final String KEPT = "kept";

  static InboxContentJson of(Content content) {
    return switch (content) {
      case InboxItem.TextReceived(var sender, var number, var id, var text) ->
          new InboxContentJson(
              TEXT,
              userId(sender),
              phone(sender),
              number.value(),
              id.value(),
              text,
              null,
              null,
              null,
              null);
      case InboxItem.StatusReported(var id, var sent, var status, var failure) ->
          new InboxContentJson(
              STATUS,
              null,
              null,
              null,
              id.value(),
              null,
              sent == null ? null : sent.value(),
              EnumText.of(status),
              failure == null ? null : failure.code(),
              failure == null ? null : failure.reason());
      case InboxItem.Kept(var reason) ->
          new InboxContentJson(KEPT, null, null, null, null, null, null, null, null, reason);
    };
  }

  Content toContent() {
    return switch (type) {
      case TEXT ->
          new InboxItem.TextReceived(
              sender(),
              new PhoneNumberId(required(businessNumber)),
              new Wamid(required(wamid)),
              required(text));
      case STATUS ->
          new InboxItem.StatusReported(
              new Wamid(required(wamid)),
              sent == null ? null : new OutboundMessage.Id(sent),
              EnumText.parse(Message.Status.class, required(status)),
              reason == null ? null : new SendFailure(code, reason));
      case KEPT -> new InboxItem.Kept(required(reason));
      default -> throw new Corrupt("An inbox item has the unknown type " + type + ".");
    };
  }

  private WhatsAppSender sender() {
    return new WhatsAppSender(
        userId == null ? null : new BusinessScopedUserId(userId),
        phone == null ? null : new PhoneNumber(phone));
  }

  private static @Nullable String userId(WhatsAppSender sender) {
    var id = sender.userId();
    return id == null ? null : id.value();
  }

  private static @Nullable String phone(WhatsAppSender sender) {
    var phone = sender.phone();
    return phone == null ? null : phone.e164();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new Corrupt("An inbox item lacks a field.");
    }
    return value;
  }
}
