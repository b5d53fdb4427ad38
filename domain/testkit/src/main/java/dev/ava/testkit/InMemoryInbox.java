package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.port.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

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
  public int add(List<InboxItem> items, Instant now) {
    var inbox = store.tables().inbox;
    store.requireService();
    var before = inbox.size();
    for (var item : items) {
      inbox.computeIfAbsent(item.key(), key -> InboxRow.arrived(inbox.size() + 1L, item, now));
    }
    if (inbox.size() > before) {
      store.wake(Queue.INBOX);
    }
    return inbox.size() - before;
  }

  @Override
  public List<Claim> claim(int most, Duration lease, Instant now) {
    var inbox = store.tables().inbox;
    store.requireService();
    var waiting = inbox.values().stream().filter(row -> row.ending() == null).toList();
    var underWay = new HashSet<String>();
    waiting.stream()
        .filter(row -> row.lease() != null && !row.isFree(now))
        .forEach(row -> underWay.add(row.item().lane()));
    return waiting.stream()
        .sorted(FIRST_OF_LANE)
        .filter(row -> underWay.add(row.item().lane()))
        .filter(row -> row.isFree(now))
        .limit(most)
        .map(row -> row.claimed(lease, now))
        .peek(row -> inbox.put(row.item().key(), row))
        .map(InboxRow::claim)
        .toList();
  }

  @Override
  public void finish(Claim claim, Ending ending, Instant now) {
    replace(claim, held(claim).ended(ending));
  }

  @Override
  public void retry(Claim claim, Instant notBefore, String reason) {
    replace(claim, held(claim).givenBack(notBefore));
  }

  private InboxRow held(Claim claim) {
    var inbox = store.tables().inbox;
    store.requireService();
    return Optional.ofNullable(inbox.get(claim.item().key()))
        .filter(row -> claim.lease().equals(row.lease()))
        .orElseThrow(() -> store.fail(new Conflict("The claim no longer holds.")));
  }

  private void replace(Claim claim, InboxRow row) {
    store.tables().inbox.put(claim.item().key(), row);
  }
}
