package dev.ava.testkit;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The outbox in the in-memory store.
public final class InMemoryOutbox implements Outbox {
  private final InMemoryStore store;

  public InMemoryOutbox(InMemoryStore store) {
    this.store = store;
  }

  /// Every message there is, oldest first, for a test to look at.
  public List<Tracked> all() {
    return store.inspect(
        tables -> tables.outbox.values().stream().map(InMemoryOutbox::tracked).toList());
  }

  /// Why a message was last not sent, for a test to look at; nothing if there is no reason on
  /// record.
  public Optional<SendFailure> why(OutboundMessage.Id id) {
    return store.inspect(tables -> Optional.ofNullable(tables.outbox.get(id)).map(OutboxRow::why));
  }

  @Override
  public void add(List<OutboundMessage> messages, Instant now) {
    messages.forEach(message -> add(message, now));
  }

  private void add(OutboundMessage message, Instant now) {
    var rows = rows();
    Optional.ofNullable(message.owner()).ifPresent(store::requireUser);
    store.requireMessage(message.message());
    if (rows.containsKey(message.id()) || !answers(Set.of(message.cause())).isEmpty()) {
      throw store.fail(new Conflict("The id or the cause is taken."));
    }
    rows.put(message.id(), OutboxRow.waiting(message, now));
    store.wake(Queue.OUTBOX);
  }

  @Override
  public Set<String> answers(Set<String> causes) {
    return rows().values().stream()
        .map(row -> row.message().cause())
        .filter(causes::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Attempt> claim(NodeId node, UUID lease, int most, Terms terms, Instant now) {
    var rows = rows();
    if (!store.isAlive(node, now)) {
      return List.of();
    }
    var busy = new HashSet<String>();
    var left = new HashMap<PhoneNumberId, Integer>();
    rows.values().stream()
        .filter(row -> row.state() == State.SENDING)
        .forEach(row -> busy.add(lane(row)));
    var hold = new Hold(node, lease, now.plus(terms.lease()));
    var claimed =
        rows.values().stream()
            .filter(row -> row.state() == State.WAITING || holdsBack(row, terms.patience(), now))
            .filter(row -> busy.add(lane(row)))
            .filter(row -> row.state() == State.WAITING && !row.dueAt().isAfter(now))
            .filter(
                row ->
                    left.merge(
                            row.message().from(),
                            store.moments(
                                row.message().from(), terms.interval(), terms.horizon(), now),
                            (before, all) -> before - 1)
                        > 0)
            .limit(most)
            .map(row -> row.claimed(hold, now))
            .toList();
    claimed.forEach(row -> rows.put(row.message().id(), row));
    return claimed.stream().map(OutboxRow::attempt).toList();
  }

  @Override
  public void giveBack(UUID lease, Instant now) {
    change(
        row -> row.hold() != null && row.hold().lease().equals(lease),
        row -> row.released(now, now));
  }

  @Override
  public void end(List<Ended> attempts, Instant now) {
    var rows = rows();
    for (var ended : attempts) {
      var row = rows.get(ended.attempt().message().id());
      if (row == null
          || row.hold() == null
          || !ended.attempt().lease().equals(row.hold().lease())) {
        throw store.fail(new Conflict("The attempt has expired."));
      }
      if (ended.ending() instanceof Ending.Accepted(var wamid) && !find(Set.of(wamid)).isEmpty()) {
        throw store.fail(new Conflict("The wamid is taken."));
      }
    }
    for (var ended : attempts) {
      rows.computeIfPresent(
          ended.attempt().message().id(), (id, row) -> ended(row, ended.ending(), now));
    }
  }

  private static OutboxRow ended(OutboxRow row, Ending ending, Instant now) {
    return switch (ending) {
      case Ending.Accepted(var wamid) -> row.ended(State.ACCEPTED, wamid, null, now);
      case Ending.Again(var notBefore, var why) -> row.waitsUntil(notBefore, why, now);
      case Ending.Untried(var notBefore) -> row.released(notBefore, now);
      case Ending.Refused(var why) -> row.ended(State.REFUSED, null, why, now);
      case Ending.Unknown(var why) -> row.ended(State.UNKNOWN, null, why, now);
    };
  }

  @Override
  public List<OutboundMessage> expire(Instant now) {
    return change(
        row -> row.state() == State.SENDING && !store.holds(row.hold(), now),
        row -> row.ended(State.UNKNOWN, null, new SendFailure(null, "The sender died."), now));
  }

  @Override
  public List<OutboundMessage> requeueUnknown(Instant before, Instant now) {
    return change(
        row -> row.state() == State.UNKNOWN && row.since().isBefore(before),
        row -> row.waitsUntil(now, row.why(), now));
  }

  @Override
  public void requeue(OutboundMessage.Id id, Instant now) {
    rows().computeIfPresent(id, (key, row) -> row.waitsUntil(now, row.why(), now));
  }

  @Override
  public Map<Wamid, OutboundMessage.Id> find(Set<Wamid> wamids) {
    var found = new HashMap<Wamid, OutboundMessage.Id>();
    for (var row : rows().values()) {
      if (row.wamid() != null && wamids.contains(row.wamid())) {
        found.put(row.wamid(), row.message().id());
      }
    }
    return found;
  }

  @Override
  public Map<OutboundMessage.Id, Tracked> lock(Set<OutboundMessage.Id> ids) {
    return rows().values().stream()
        .filter(row -> ids.contains(row.message().id()))
        .collect(Collectors.toMap(row -> row.message().id(), InMemoryOutbox::tracked));
  }

  @Override
  public void settle(List<Settled> settled, Instant now) {
    for (var each : settled) {
      var state = each.why().isPresent() ? State.REFUSED : State.ACCEPTED;
      rows()
          .computeIfPresent(
              each.id(),
              (key, row) -> row.ended(state, each.wamid(), each.why().orElse(null), now));
    }
  }

  @Override
  public Census census() {
    var rows = rows().values().stream().filter(row -> row.state() != State.ACCEPTED).toList();
    return new Census(
        rows.stream().collect(Collectors.groupingBy(OutboxRow::state, Collectors.counting())),
        rows.stream()
            .filter(row -> row.state() == State.WAITING)
            .map(row -> row.message().createdAt())
            .min(Comparator.naturalOrder()));
  }

  @Override
  public List<Entry> list(State state, int attempts, int most) {
    return rows().values().stream()
        .filter(row -> row.state() == state && row.attempts() >= attempts)
        .limit(most)
        .map(OutboxRow::entry)
        .toList();
  }

  private static boolean holdsBack(OutboxRow row, Duration patience, Instant now) {
    return row.state() == State.UNKNOWN && row.since().plus(patience).isAfter(now);
  }

  private static String lane(OutboxRow row) {
    return row.message().from().value() + ":" + row.message().to().key();
  }

  private List<OutboundMessage> change(
      Predicate<OutboxRow> which, UnaryOperator<OutboxRow> change) {
    var rows = rows();
    var found = rows.values().stream().filter(which).map(OutboxRow::message).toList();
    found.forEach(message -> rows.computeIfPresent(message.id(), (key, row) -> change.apply(row)));
    return found;
  }

  private Map<OutboundMessage.Id, OutboxRow> rows() {
    var rows = store.tables().outbox;
    store.requireService();
    return rows;
  }

  private static Tracked tracked(OutboxRow row) {
    return new Tracked(row.message(), row.state(), row.attempts());
  }
}
