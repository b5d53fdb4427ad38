package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.InboxItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What Meta told us, waiting to be handled. Works inside a transaction of a service; a user sees
/// none.
///
/// An item waits until it is claimed, belongs to its claimant until the lease ends, and leaves only
/// by [#finish].
public interface Inbox {
  /// Stores the items that are new by their key, in the order given, and wakes a worker after the
  /// commit. Items with the same key in one call count once.
  ///
  /// @return how many were new
  int add(List<InboxItem> items, Instant now);

  /// Takes the first waiting item of each of up to `most` lanes in which nothing is under way. No
  /// two claims, on any number of nodes, ever hold two items of one lane at the same time.
  ///
  /// @param lease how long they belong to the caller; an item that is not finished by then waits
  ///     again
  List<Claim> claim(int most, Duration lease, Instant now);

  /// Ends an item.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the claim no longer holds, so that the
  ///     transaction must not commit
  void finish(Claim claim, Ending ending, Instant now);

  /// Gives an item back to be claimed again. The rest of its lane waits with it.
  ///
  /// @param notBefore when it may be claimed again
  /// @throws dev.ava.domain.shared.port.Conflict if the claim no longer holds
  void retry(Claim claim, Instant notBefore, String reason);

  /// An item that is the caller's for a while.
  ///
  /// @param lease tells this claim from an earlier one on the same item
  /// @param attempt 1 for the first claim
  record Claim(long id, UUID lease, InboxItem item, int attempt) {}

  /// How an item ends.
  sealed interface Ending {
    /// Acted on.
    record Done() implements Ending {}

    /// Nothing to act on.
    record Kept(String reason) implements Ending {}

    /// Given up after too many attempts; a person must look at it.
    record Dead(String reason) implements Ending {}
  }
}
