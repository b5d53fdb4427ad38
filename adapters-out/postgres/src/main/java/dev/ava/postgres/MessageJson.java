package dev.ava.postgres;

import dev.ava.domain.messaging.port.MessageLog;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message on its way into the table.
///
/// @param createdAt ISO-8601
@Serdeable(naming = SnakeCaseStrategy.class)
record MessageJson(
    UUID id,
    UUID userId,
    @Nullable UUID avatarId,
    String channel,
    String role,
    String content,
    String createdAt,
    String status,
    @Nullable AttachmentJson attachment,
    @Nullable ContextJson context,
    @Nullable Integer failureCode,
    @Nullable String failureReason,
    @Nullable String wamid) {
  static MessageJson of(MessageLog.Entry entry) {
    var message = entry.message();
    var avatar = message.avatar();
    var attachment = message.attachment();
    var context = message.context();
    var failure = message.failure();
    var wamid = entry.wamid();
    return new MessageJson(
        message.id().value(),
        message.owner().value(),
        avatar == null ? null : avatar.value(),
        EnumText.of(message.channel()),
        EnumText.of(message.role()),
        message.content(),
        message.createdAt().toString(),
        EnumText.of(message.status()),
        attachment == null ? null : AttachmentJson.of(attachment),
        context == null ? null : ContextJson.of(context),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.reason(),
        wamid == null ? null : wamid.value());
  }
}
