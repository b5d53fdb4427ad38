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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresOutbox implements Outbox {
  private final OutboxRows rows;
  private final Json json;
  private final Ids ids;
  private final Bells bells;

  PostgresOutbox(OutboxRows rows, Json json, Ids ids, Bells bells) {
    this.rows = rows;
    this.json = json;
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
  public List<Attempt> claim(NodeId node, int most, Terms terms, Instant now) {
    rows.lockClaims();
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    var token = ids.next();
    try {
      return rows
          .claim(
              node.value(),
              most,
              token,
              Micros.of(terms.interval()),
              now.plus(terms.lease()),
              now.minus(terms.patience()),
              asked.plus(terms.horizon()),
              asked)
          .stream()
          .map(row -> new Attempt(row.toMessage(), token, row.attempts()))
          .toList();
    } catch (Conflict anotherWasFaster) {
      throw new Unavailable("A recipient is being sent to since a moment ago.", anotherWasFaster);
    }
  }

  @Override
  public void end(List<Ended> attempts, Instant now) {
    var ended = json.write(attempts.stream().map(each -> EndedJson.of(each, now)).toList());
    if (rows.end(ended, now) < attempts.size()) {
      throw new Conflict("An attempt to send has expired.");
    }
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
}
