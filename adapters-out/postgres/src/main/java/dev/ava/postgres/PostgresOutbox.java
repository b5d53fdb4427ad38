package dev.ava.postgres;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresOutbox implements Outbox {
  private final OutboxRows rows;
  private final Ids ids;
  private final Bells bells;

  PostgresOutbox(OutboxRows rows, Ids ids, Bells bells) {
    this.rows = rows;
    this.ids = ids;
    this.bells = bells;
  }

  @Override
  public void add(OutboundMessage message, Instant now) {
    bells.added(Queue.OUTBOX);
    var to = SenderJson.of(message.to());
    rows.insert(
        message.id().value(),
        message.cause(),
        Optional.ofNullable(message.message()).map(Message.Id::value).orElse(null),
        Optional.ofNullable(message.owner()).map(UserId::value).orElse(null),
        message.from().value(),
        to.userId(),
        to.phone(),
        message.from().value() + ":" + message.to().key(),
        message.text(),
        message.heardAt(),
        message.createdAt(),
        now);
  }

  @Override
  public boolean answers(String cause) {
    return rows.answers(cause);
  }

  @Override
  public Optional<Attempt> claim(NodeId node, Duration lease, Duration patience, Instant now) {
    var token = ids.next();
    try {
      return rows.claim(node.value(), token, now.plus(lease), now.minus(patience), now)
          .map(row -> new Attempt(row.toMessage(), token, row.attempts()));
    } catch (Conflict anotherWasFaster) {
      throw new Unavailable("The recipient is being sent to since a moment ago.", anotherWasFaster);
    }
  }

  @Override
  public void accepted(Attempt attempt, Wamid wamid, Instant now) {
    end(attempt, State.ACCEPTED, wamid, null, now, now);
  }

  @Override
  public void retry(Attempt attempt, Instant notBefore, SendFailure why, Instant now) {
    end(attempt, State.WAITING, null, why, notBefore, now);
  }

  @Override
  public void release(Attempt attempt, Instant notBefore, Instant now) {
    requireHeld(rows.release(attempt.message().id().value(), attempt.lease(), notBefore, now));
  }

  @Override
  public void refused(Attempt attempt, SendFailure why, Instant now) {
    end(attempt, State.REFUSED, null, why, now, now);
  }

  @Override
  public void unknown(Attempt attempt, SendFailure why, Instant now) {
    end(attempt, State.UNKNOWN, null, why, now, now);
  }

  @Override
  public List<OutboundMessage> expire(Instant now) {
    return rows.expire(now).stream().map(OutboxRow::toMessage).toList();
  }

  @Override
  public List<OutboundMessage> requeueUnknown(Instant before, Instant now) {
    return rows.requeueUnknown(before, now).stream().map(OutboxRow::toMessage).toList();
  }

  @Override
  public void requeue(OutboundMessage.Id id, Instant now) {
    rows.requeue(id.value(), now);
  }

  @Override
  public Optional<Tracked> lock(OutboundMessage.Id id) {
    return rows.lockById(id.value()).map(OutboxRow::toTracked);
  }

  @Override
  public Optional<Tracked> lock(Wamid wamid) {
    return rows.lockByWamid(wamid.value()).map(OutboxRow::toTracked);
  }

  @Override
  public void settle(OutboundMessage.Id id, Wamid wamid, Optional<SendFailure> why, Instant now) {
    rows.settle(
        id.value(),
        EnumText.of(why.isPresent() ? State.REFUSED : State.ACCEPTED),
        wamid.value(),
        why.map(SendFailure::code).orElse(null),
        why.map(SendFailure::reason).orElse(null),
        now);
  }

  @Override
  public Census census() {
    var counted = rows.census();
    return new Census(CensusRow.counts(State.class, counted), CensusRow.oldest(counted));
  }

  @Override
  public List<Entry> list(State state, int attempts, int most) {
    return rows.list(EnumText.of(state), attempts, most).stream()
        .map(OutboxEntryRow::toEntry)
        .toList();
  }

  private void end(
      Attempt attempt,
      State state,
      @Nullable Wamid wamid,
      @Nullable SendFailure why,
      Instant dueAt,
      Instant now) {
    var ended =
        rows.end(
            attempt.message().id().value(),
            attempt.lease(),
            EnumText.of(state),
            wamid == null ? null : wamid.value(),
            why == null ? null : why.code(),
            why == null ? null : why.reason(),
            dueAt,
            now);
    requireHeld(ended);
  }

  private static void requireHeld(int changed) {
    if (changed == 0) {
      throw new Conflict("The attempt to send has expired.");
    }
  }
}
