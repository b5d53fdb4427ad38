package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.Message;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Message")
record MessageResponse(
    UUID id,
    UUID userId,
    @Schema(nullable = true, description = "Null if the user had no avatar at that time.")
        @Nullable UUID avatarId,
    @Schema(
            type = "string",
            allowableValues = {"app", "whatsapp"})
        String channel,
    @Schema(
            type = "string",
            allowableValues = {"user", "assistant"})
        String role,
    @Schema(example = "[Echo] hello") String content,
    Instant createdAt,
    @Schema(
            type = "string",
            allowableValues = {
              "received",
              "queued",
              "unknown",
              "accepted",
              "sent",
              "delivered",
              "read",
              "played",
              "failed"
            })
        String status) {
  static MessageResponse of(Message message) {
    var avatar = message.avatar();
    return new MessageResponse(
        message.id().value(),
        message.owner().value(),
        avatar == null ? null : avatar.value(),
        word(message.channel()),
        word(message.role()),
        message.content(),
        message.createdAt(),
        word(message.status()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
