package dev.ava.postgres;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Outbox;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message on its way into the outbox.
///
/// @param heardAt ISO-8601, as `createdAt`
@Serdeable(naming = SnakeCaseStrategy.class)
record OutboundMessageJson(
    UUID id,
    String cause,
    @Nullable UUID messageId,
    @Nullable UUID userId,
    String phoneNumberId,
    @Nullable String recipientUserId,
    @Nullable String recipientPhone,
    String lane,
    String body,
    String heardAt,
    String createdAt) {
  static OutboundMessageJson of(OutboundMessage message) {
    var sent = message.message();
    var owner = message.owner();
    var to = SenderJson.of(message.to());
    return new OutboundMessageJson(
        message.id().value(),
        message.cause(),
        sent == null ? null : sent.value(),
        owner == null ? null : owner.value(),
        message.from().value(),
        to.userId(),
        to.phone(),
        message.from().value() + ":" + message.to().key(),
        message.text(),
        message.heardAt().toString(),
        message.createdAt().toString());
  }

  /// What Meta says has become of one.
  @Serdeable
  record Settled(
      UUID id, String state, String wamid, @Nullable Integer code, @Nullable String reason) {
    static Settled of(Outbox.Settled settled) {
      var why = settled.why().orElse(null);
      return new Settled(
          settled.id().value(),
          EnumText.of(why == null ? Outbox.State.ACCEPTED : Outbox.State.REFUSED),
          settled.wamid().value(),
          why == null ? null : why.code(),
          why == null ? null : why.reason());
    }
  }
}
