package dev.ava.simulator;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What may be posted to `/{phone-number-id}/messages`: a message, or that one was read. Only what
/// the stand-in looks at.
///
/// @param to a phone number; it wins over `recipient`
/// @param recipient a business-scoped user id
/// @param status `read` if it is no message
@Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
record GraphRequest(
    @Nullable String messagingProduct,
    @Nullable String recipientType,
    @Nullable String to,
    @Nullable String recipient,
    @Nullable String type,
    @Nullable Text text,
    @Nullable String bizOpaqueCallbackData,
    @Nullable String status,
    @Nullable String messageId,
    @Nullable TypingIndicator typingIndicator) {

  @Serdeable.Deserializable
  record Text(@Nullable String body) {}

  @Serdeable.Deserializable
  record TypingIndicator(@Nullable String type) {}
}
