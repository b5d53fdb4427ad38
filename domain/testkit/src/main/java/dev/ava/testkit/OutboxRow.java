package dev.ava.testkit;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param freeAt from when on it may be sent
/// @param lease the attempt under way, nothing if there is none
/// @param leaseEnds when that attempt counts as unknown
/// @param since when it came into this state
record OutboxRow(
    OutboundMessage message,
    State state,
    Instant freeAt,
    @Nullable UUID lease,
    @Nullable Instant leaseEnds,
    int attempts,
    @Nullable Wamid wamid,
    @Nullable SendFailure why,
    Instant since) {

  static OutboxRow waiting(OutboundMessage message, Instant now) {
    return new OutboxRow(message, State.WAITING, now, null, null, 0, null, null, now);
  }

  OutboxRow claimed(Duration forHowLong, Instant now) {
    return new OutboxRow(
        message,
        State.SENDING,
        freeAt,
        UUID.randomUUID(),
        now.plus(forHowLong),
        attempts + 1,
        wamid,
        why,
        now);
  }

  OutboxRow waitsUntil(Instant notBefore, @Nullable SendFailure reason) {
    return new OutboxRow(
        message, State.WAITING, notBefore, null, null, attempts, wamid, reason, notBefore);
  }

  OutboxRow ended(State how, @Nullable Wamid id, @Nullable SendFailure reason, Instant now) {
    return new OutboxRow(
        message, how, freeAt, null, null, attempts, id == null ? wamid : id, reason, now);
  }

  Attempt attempt() {
    if (lease == null) {
      throw new IllegalStateException("The message is not being sent.");
    }
    return new Attempt(message, lease, attempts);
  }
}
