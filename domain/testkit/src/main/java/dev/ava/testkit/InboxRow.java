package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Inbox.Entry;
import dev.ava.domain.messaging.port.Inbox.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param dueAt from when on it may be claimed, as far as nobody holds it
/// @param hold whose it is, nothing once it was given back
/// @param reason why it last failed
record InboxRow(
    long id,
    InboxItem item,
    Instant arrivedAt,
    Instant dueAt,
    @Nullable Hold hold,
    int attempts,
    int abandoned,
    @Nullable String reason,
    @Nullable Ending ending) {

  static InboxRow arrived(long id, InboxItem item, Instant now) {
    return new InboxRow(id, item, now, now, null, 0, 0, null, null);
  }

  InboxRow claimed(Hold by) {
    return new InboxRow(
        id,
        item,
        arrivedAt,
        dueAt,
        by,
        attempts + 1,
        hold == null ? abandoned : abandoned + 1,
        reason,
        null);
  }

  InboxRow givenBack(Instant notBefore, String why) {
    return new InboxRow(id, item, arrivedAt, notBefore, null, attempts, abandoned, why, null);
  }

  InboxRow ended(Ending how) {
    return new InboxRow(id, item, arrivedAt, dueAt, null, attempts, abandoned, reason, how);
  }

  InboxRow replayed(Instant now) {
    return new InboxRow(id, item, arrivedAt, now, null, 0, 0, null, null);
  }

  Claim claim() {
    if (hold == null) {
      throw new IllegalStateException("Nobody has claimed the item.");
    }
    return new Claim(id, hold.lease(), item, attempts, abandoned);
  }

  State state() {
    return switch (ending) {
      case null -> State.WAITING;
      case Ending.Done() -> State.DONE;
      case Ending.Kept kept -> State.KEPT;
      case Ending.Dropped() -> throw new IllegalStateException("A dropped item is not kept.");
      case Ending.Dead dead -> State.DEAD;
    };
  }

  Entry entry() {
    var why =
        switch (ending) {
          case null -> reason;
          case Ending.Done(), Ending.Dropped() -> null;
          case Ending.Kept(var kept) -> kept;
          case Ending.Dead(var dead) -> dead;
        };
    return new Entry(id, state(), item.lane(), arrivedAt, dueAt, attempts, why);
  }
}
