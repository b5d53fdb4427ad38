package dev.ava.postgres;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param cause nothing, as `heardAt`, in rows of the first version
@MappedEntity("ava.outbox")
record OutboxRow(
    @Id UUID id,
    @Nullable String cause,
    @Nullable UUID messageId,
    @Nullable UUID userId,
    String phoneNumberId,
    @Nullable String recipientUserId,
    @Nullable String recipientPhone,
    String body,
    String state,
    int attempts,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime heardAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt) {

  OutboundMessage toMessage() {
    return new OutboundMessage(
        new OutboundMessage.Id(id),
        cause == null ? id.toString() : cause,
        messageId == null ? null : new Message.Id(messageId),
        userId == null ? null : new UserId(userId),
        new PhoneNumberId(phoneNumberId),
        new SenderJson(recipientUserId, recipientPhone).toSender(),
        body,
        (heardAt == null ? createdAt : heardAt).toInstant(),
        createdAt.toInstant());
  }

  Tracked toTracked() {
    return new Tracked(toMessage(), EnumText.parse(State.class, state), attempts);
  }
}
