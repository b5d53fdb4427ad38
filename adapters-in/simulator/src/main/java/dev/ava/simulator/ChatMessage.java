package dev.ava.simulator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One bubble of a chat between a person and the business.
///
/// @param id Meta's id of it (`wamid`)
/// @param note why it has not come further, for the person to read
/// @param reaction the emoji that the person put to it
/// @param callbackData what Ava wants to find in the reports on it
/// @param revision the revision of the phone at which it last changed
record ChatMessage(
    String id,
    Direction direction,
    String text,
    Instant at,
    Status status,
    @Nullable String note,
    @Nullable String reaction,
    @Nullable String callbackData,
    long revision) {

  /// Seen from the person who holds the phone.
  enum Direction {
    OUT,
    IN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How far a message has come, in order; [#FAILED] is the end.
  enum Status {
    PENDING,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean incoming() {
    return direction == Direction.IN;
  }

  /// Whether it has come less far than `other` and may still move.
  boolean isBelow(Status other) {
    return status != Status.FAILED && status.compareTo(other) < 0;
  }

  ChatMessage with(Status newStatus, @Nullable String newNote, long newRevision) {
    return new ChatMessage(
        id, direction, text, at, newStatus, newNote, reaction, callbackData, newRevision);
  }

  ChatMessage with(@Nullable String newReaction, long newRevision) {
    return new ChatMessage(
        id, direction, text, at, status, note, newReaction, callbackData, newRevision);
  }
}
