package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.port.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The inbox in the in-memory store.
public final class InMemoryInbox implements Inbox {
  private static final Comparator<InboxRow> FIRST_OF_LANE =
      Comparator.<InboxRow, Instant>comparing(row -> row.item().providerTime())
          .thenComparing(InboxRow::id);

  private final InMemoryStore store;

  public InMemoryInbox(InMemoryStore store) {
    this.store = store;
  }

  /// How the item with this key ended, for a test to look at; nothing if it waits.
  public Optional<Ending> ending(String key) {
    return store.inspect(
        tables -> Optional.ofNullable(tables.inbox.get(key)).map(InboxRow::ending));
  }

  @Override
  public Set<String> add(List<InboxItem> items, Instant now) {
    var inbox = store.tables().inbox;
    store.requireService();
    var added = new HashSet<String>();
    for (var item : items) {
      if (inbox.putIfAbsent(item.key(), InboxRow.arrived(nextId(inbox), item, now)) == null) {
        added.add(item.key());
      }
    }
    if (!added.isEmpty()) {
      store.wake(Queue.INBOX);
    }
    return Set.copyOf(added);
  }

  private static long nextId(Map<String, InboxRow> inbox) {
    return 1 + inbox.values().stream().mapToLong(InboxRow::id).max().orElse(0);
  }

  @Override
  public List<Claim> claim(NodeId node, int most, Duration lease, Instant now) {
    var inbox = store.tables().inbox;
    store.requireService();
    if (!store.isAlive(node, now)) {
      return List.of();
    }
    var waiting = inbox.values().stream().filter(row -> row.ending() == null).toList();
    var underWay = new HashSet<String>();
    waiting.stream()
        .filter(row -> store.holds(row.hold(), now))
        .forEach(row -> underWay.add(row.item().lane()));
    return waiting.stream()
        .sorted(FIRST_OF_LANE)
        .filter(row -> underWay.add(row.item().lane()))
        .filter(row -> !row.dueAt().isAfter(now))
        .limit(most)
        .map(row -> row.claimed(Hold.of(node, now.plus(lease))))
        .peek(row -> inbox.put(row.item().key(), row))
        .map(InboxRow::claim)
        .toList();
  }

  @Override
  public void finish(Map<Claim, Ending> endings, Instant now) {
    endings.forEach(this::finish);
  }

  private void finish(Claim claim, Ending ending) {
    var row = held(claim);
    if (ending instanceof Ending.Dropped) {
      store.tables().inbox.remove(claim.item().key());
    } else {
      replace(claim, row.ended(ending));
    }
  }

  @Override
  public void hold(Claim claim) {
    held(claim);
  }

  @Override
  public void retry(Map<Claim, Instant> notBefore, String reason) {
    notBefore.forEach((claim, time) -> replace(claim, held(claim).givenBack(time, reason)));
  }

  @Override
  public boolean awaitsChangeTo(WhatsAppSender sender) {
    var inbox = store.tables().inbox;
    store.requireService();
    return inbox.values().stream()
        .filter(row -> row.state() == State.WAITING)
        .map(row -> row.item().content())
        .anyMatch(
            content ->
                content instanceof InboxItem.IdentityChanged(var before, var after)
                    && !Collections.disjoint(after.names(), sender.names()));
  }

  @Override
  public int replay(Selection which, Instant now) {
    var inbox = store.tables().inbox;
    store.requireService();
    var selected =
        inbox.values().stream()
            .filter(row -> row.ending() != null)
            .filter(selector(which))
            .map(row -> row.replayed(now))
            .toList();
    selected.forEach(row -> inbox.put(row.item().key(), row));
    return selected.size();
  }

  @Override
  public Census census() {
    var inbox = store.tables().inbox;
    store.requireService();
    var rows = inbox.values().stream().filter(row -> row.state() != State.DONE).toList();
    return new Census(
        rows.stream().collect(Collectors.groupingBy(InboxRow::state, Collectors.counting())),
        rows.stream()
            .filter(row -> row.state() == State.WAITING)
            .map(InboxRow::arrivedAt)
            .min(Comparator.naturalOrder()));
  }

  @Override
  public List<Entry> list(State state, int attempts, int most) {
    var inbox = store.tables().inbox;
    store.requireService();
    return inbox.values().stream()
        .filter(row -> row.state() == state && row.attempts() >= attempts)
        .sorted(Comparator.comparing(InboxRow::id))
        .limit(most)
        .map(InboxRow::entry)
        .toList();
  }

  private static Predicate<InboxRow> selector(Selection which) {
    return switch (which) {
      case Selection.Of(var ids) -> row -> ids.contains(row.id());
      case Selection.Dead() -> row -> row.state() == State.DEAD;
      case Selection.Arrived(var from, var until) ->
          row -> !row.arrivedAt().isBefore(from) && row.arrivedAt().isBefore(until);
    };
  }

  private InboxRow held(Claim claim) {
    var inbox = store.tables().inbox;
    store.requireService();
    return Optional.ofNullable(inbox.get(claim.item().key()))
        .filter(row -> row.hold() != null && claim.lease().equals(row.hold().lease()))
        .orElseThrow(() -> store.fail(new Conflict("The claim no longer holds.")));
  }

  private void replace(Claim claim, InboxRow row) {
    store.tables().inbox.put(claim.item().key(), row);
  }
}
