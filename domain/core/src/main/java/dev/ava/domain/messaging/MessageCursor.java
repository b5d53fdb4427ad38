package dev.ava.domain.messaging;

import java.time.Instant;

/// A place in a user's log: just behind one message.
public record MessageCursor(Instant createdAt, Message.Id id) {
  /// The place just behind `message`.
  public static MessageCursor behind(Message message) {
    return new MessageCursor(message.createdAt(), message.id());
  }
}
