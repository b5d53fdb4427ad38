package dev.ava.domain.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person did to a message after it had been said. The message itself is never rewritten.
public sealed interface MessageEvent {
  /// When it was done, by Meta's clock, to the second.
  Instant at();

  record Reacted(String emoji, Instant at) implements MessageEvent {}

  record ReactionRemoved(Instant at) implements MessageEvent {}

  /// The person wrote it anew.
  ///
  /// @param content what it says now
  record Edited(String content, @Nullable Attachment attachment, Instant at)
      implements MessageEvent {}

  /// The person took it back for everybody.
  record Revoked(Instant at) implements MessageEvent {}
}
