package dev.ava.postgres;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param events JSON, as `attachment` and `context`
@MappedEntity("ava.messages")
record MessageRow(
    @Id UUID id,
    @Nullable String wamid,
    UUID userId,
    @Nullable UUID avatarId,
    String channel,
    String role,
    String content,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt,
    String status,
    @Nullable String attachment,
    @Nullable String context,
    @Nullable Integer failureCode,
    @Nullable String failureReason,
    @Nullable String events) {

  Wamid name() {
    return new Wamid(Objects.requireNonNull(wamid));
  }

  Message toMessage(Json json) {
    return new Message(
        new Message.Id(id),
        new UserId(userId),
        avatarId == null ? null : new Avatar.Id(avatarId),
        EnumText.parse(Message.Channel.class, channel),
        EnumText.parse(Message.Role.class, role),
        content,
        createdAt.toInstant(),
        EnumText.parse(Message.Status.class, status),
        attachment == null ? null : json.read(attachment, AttachmentJson.class).toAttachment(),
        context == null ? null : json.read(context, ContextJson.class).toContext(),
        failureReason == null ? null : new SendFailure(failureCode, failureReason),
        events == null
            ? List.of()
            : Stream.of(json.read(events, EventJson[].class)).map(EventJson::toEvent).toList());
  }
}
