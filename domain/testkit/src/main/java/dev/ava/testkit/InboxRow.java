package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param freeAt from when on it may be claimed: the end of the lease, or the time it was put off
///     to
/// @param lease the lease of its last claimant, nothing once it was given back
record InboxRow(
    long id,
    InboxItem item,
    Instant freeAt,
    @Nullable UUID lease,
    int attempts,
    @Nullable Ending ending) {

  static InboxRow arrived(long id, InboxItem item, Instant now) {
    return new InboxRow(id, item, now, null, 0, null);
  }

  InboxRow claimed(Duration forHowLong, Instant now) {
    return new InboxRow(id, item, now.plus(forHowLong), UUID.randomUUID(), attempts + 1, null);
  }

  InboxRow givenBack(Instant notBefore) {
    return new InboxRow(id, item, notBefore, null, attempts, null);
  }

  InboxRow ended(Ending how) {
    return new InboxRow(id, item, freeAt, null, attempts, how);
  }

  boolean isFree(Instant now) {
    return !freeAt.isAfter(now);
  }

  Claim claim() {
    if (lease == null) {
      throw new IllegalStateException("Nobody has claimed the item.");
    }
    return new Claim(id, lease, item, attempts);
  }
}
