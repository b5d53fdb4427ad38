package dev.ava.postgres;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
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

  PostgresOutbox(OutboxRows rows, Ids ids) {
    this.rows = rows;
    this.ids = ids;
  }

  @Override
  public void add(OutboundMessage message, Instant now) {
    WhatsAppSender to = message.to();
    rows.insert(
        message.id().value(),
        Optional.ofNullable(message.message()).map(Message.Id::value).orElse(null),
        Optional.ofNullable(message.owner()).map(UserId::value).orElse(null),
        message.from().value(),
        Optional.ofNullable(to.userId()).map(BusinessScopedUserId::value).orElse(null),
        Optional.ofNullable(to.phone()).map(PhoneNumber::e164).orElse(null),
        message.from().value() + ":" + to.key(),
        message.text(),
        message.createdAt(),
        now);
  }

  @Override
  public Optional<Attempt> claim(Duration lease, Instant now) {
    var token = ids.next();
    try {
      return rows.claim(token, now.plus(lease), now)
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
  public void retry(Attempt attempt, Instant notBefore, SendFailure why) {
    end(attempt, State.WAITING, null, why, notBefore, notBefore);
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
    if (ended == 0) {
      throw new Conflict("The attempt to send has expired.");
    }
  }
}
