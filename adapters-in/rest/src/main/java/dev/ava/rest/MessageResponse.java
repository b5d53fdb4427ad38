package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.Message;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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
        String status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AttachmentResponse attachment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MessageContextResponse context,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MessageFailureResponse failure,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "In the order in which they were done. Left out if there are none.")
        @Nullable List<MessageEventResponse> events) {
  static MessageResponse of(Message message) {
    var avatar = message.avatar();
    return new MessageResponse(
        message.id().value(),
        message.owner().value(),
        avatar == null ? null : avatar.value(),
        Words.of(message.channel()),
        Words.of(message.role()),
        message.content(),
        message.createdAt(),
        Words.of(message.status()),
        AttachmentResponse.of(message.attachment()),
        MessageContextResponse.of(message.context()),
        MessageFailureResponse.of(message.failure()),
        message.events().stream().map(MessageEventResponse::of).toList());
  }
}
