package dev.ava.postgres;

import static java.util.stream.Collectors.toMap;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Unavailable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@Singleton
final class PostgresOutbox implements Outbox {
  private final OutboxRows rows;
  private final Json json;
  private final Bells bells;

  PostgresOutbox(OutboxRows rows, Json json, Bells bells) {
    this.rows = rows;
    this.json = json;
    this.bells = bells;
  }

  @Override
  public void add(List<OutboundMessage> messages, Instant now) {
    if (!messages.isEmpty()) {
      bells.added(Queue.OUTBOX);
      rows.insert(json.write(messages.stream().map(OutboundMessageJson::of).toList()), now);
    }
  }

  @Override
  public Set<String> answers(Set<String> causes) {
    return Set.copyOf(rows.answers(json.write(causes)));
  }

  @Override
  public List<Attempt> claim(NodeId node, UUID lease, int most, Terms terms, Instant now) {
    rows.lockClaims();
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    try {
      return rows
          .claim(
              node.value(),
              most,
              lease,
              Micros.of(terms.interval()),
              now.plus(terms.lease()),
              now.minus(terms.patience()),
              asked.plus(terms.horizon()),
              asked)
          .stream()
          .map(row -> new Attempt(row.toMessage(), lease, row.attempts()))
          .toList();
    } catch (Conflict anotherWasFaster) {
      throw new Unavailable("A recipient is being sent to since a moment ago.", anotherWasFaster);
    }
  }

  @Override
  public void giveBack(UUID lease, Instant now) {
    rows.giveBack(lease, now);
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
  public Map<Wamid, OutboundMessage.Id> find(Set<Wamid> wamids) {
    return wamids.isEmpty()
        ? Map.of()
        : rows.find(json.write(wamids.stream().map(Wamid::value).toList())).stream()
            .collect(toMap(NamedRow::name, NamedRow::message));
  }

  @Override
  public Map<OutboundMessage.Id, Tracked> lock(Set<OutboundMessage.Id> ids) {
    return ids.isEmpty()
        ? Map.of()
        : rows.lock(UuidArray.of(ids, OutboundMessage.Id::value)).stream()
            .map(OutboxRow::toTracked)
            .collect(toMap(tracked -> tracked.message().id(), tracked -> tracked));
  }

  @Override
  public void settle(List<Settled> settled, Instant now) {
    if (!settled.isEmpty()) {
      rows.settle(json.write(settled.stream().map(OutboundMessageJson.Settled::of).toList()), now);
    }
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
