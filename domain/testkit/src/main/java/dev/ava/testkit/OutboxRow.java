package dev.ava.testkit;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Entry;
import dev.ava.domain.messaging.port.Outbox.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param dueAt from when on it may be sent
/// @param hold the attempt under way, nothing if there is none
/// @param since when it came into this state
record OutboxRow(
    OutboundMessage message,
    State state,
    Instant dueAt,
    @Nullable Hold hold,
    int attempts,
    @Nullable Wamid wamid,
    @Nullable SendFailure why,
    Instant since) {

  static OutboxRow waiting(OutboundMessage message, Instant now) {
    return new OutboxRow(message, State.WAITING, now, null, 0, null, null, now);
  }

  OutboxRow claimed(Hold by, Instant now) {
    return new OutboxRow(message, State.SENDING, dueAt, by, attempts + 1, wamid, why, now);
  }

  OutboxRow released(Instant notBefore, Instant now) {
    return new OutboxRow(message, State.WAITING, notBefore, null, attempts - 1, wamid, why, now);
  }

  OutboxRow waitsUntil(Instant notBefore, @Nullable SendFailure reason, Instant now) {
    return new OutboxRow(message, State.WAITING, notBefore, null, attempts, wamid, reason, now);
  }

  OutboxRow ended(State how, @Nullable Wamid id, @Nullable SendFailure reason, Instant now) {
    return new OutboxRow(message, how, dueAt, null, attempts, id == null ? wamid : id, reason, now);
  }

  Attempt attempt() {
    if (hold == null) {
      throw new IllegalStateException("The message is not being sent.");
    }
    return new Attempt(message, hold.lease(), attempts);
  }

  Entry entry() {
    return new Entry(
        message.id(), state, message.from(), message.createdAt(), since, dueAt, attempts, why);
  }
}
