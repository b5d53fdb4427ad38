package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.MessageEvent;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageEvent", description = "What a person did to a message afterwards.")
record MessageEventResponse(
    @Schema(
            type = "string",
            allowableValues = {"reaction", "reaction_removed", "edit", "revoke"})
        String type,
    @Schema(description = "Only with `reaction`.", example = "😀") @Nullable String emoji,
    @Schema(description = "Only with `edit`: what the message says now.") @Nullable String content,
    @Nullable AttachmentResponse attachment,
    Instant at) {
  static MessageEventResponse of(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Reacted(var emoji, var at) ->
          new MessageEventResponse("reaction", emoji, null, null, at);
      case MessageEvent.ReactionRemoved(var at) ->
          new MessageEventResponse("reaction_removed", null, null, null, at);
      case MessageEvent.Edited(var content, var attachment, var at) ->
          new MessageEventResponse("edit", null, content, AttachmentResponse.of(attachment), at);
      case MessageEvent.Revoked(var at) -> new MessageEventResponse("revoke", null, null, null, at);
    };
  }
}
