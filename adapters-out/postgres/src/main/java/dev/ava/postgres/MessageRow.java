package dev.ava.postgres;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("ava.messages")
record MessageRow(
    @Id UUID id,
    UUID userId,
    @Nullable UUID avatarId,
    String channel,
    String role,
    String content,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt,
    String status) {

  Message toMessage() {
    return new Message(
        new Message.Id(id),
        new UserId(userId),
        avatarId == null ? null : new Avatar.Id(avatarId),
        EnumText.parse(Message.Channel.class, channel),
        EnumText.parse(Message.Role.class, role),
        content,
        createdAt.toInstant(),
        EnumText.parse(Message.Status.class, status));
  }
}
