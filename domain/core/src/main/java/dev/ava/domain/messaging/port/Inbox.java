package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What Meta told us, waiting to be handled. Works inside a transaction of a service; a user sees
/// none.
///
/// An item waits until it is claimed, belongs to its claimant until the claim ends, and leaves only
/// by [#finish]. A claim ends with its lease, or earlier with the life of its node, see [Nodes].
public interface Inbox {
  /// Stores the items that are new by their key, in the order given, and wakes a worker after the
  /// commit. Items with the same key in one call count once.
  ///
  /// @return the keys of those that were new
  Set<String> add(List<InboxItem> items, Instant now);

  /// Takes the first waiting item of each of up to `most` lanes in which nothing is under way. No
  /// two claims, on any number of nodes, ever hold two items of one lane at the same time. A node
  /// that is not alive gets nothing. While hundreds are blocked, a claim may overlook one that is
  /// not; it is found by one of the next.
  ///
  /// @param lease how long they belong to the caller at the most; an item that is not finished by
  ///     then waits again
  List<Claim> claim(NodeId node, int most, Duration lease, Instant now);

  /// Ends items.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if one of the claims no longer holds, so that the
  ///     transaction must not commit
  void finish(Map<Claim, Ending> endings, Instant now);

  /// Makes sure that the claim holds until the end of the transaction, and does so last in it.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the claim no longer holds
  void hold(Claim claim);

  /// Gives items back to be claimed again. The rest of the lane of each waits with it.
  ///
  /// @param notBefore when each of them may be claimed again
  /// @throws dev.ava.domain.shared.port.Conflict if one of the claims no longer holds
  void retry(Map<Claim, Instant> notBefore, String reason);

  /// Whether an [InboxItem.IdentityChanged] waits after which WhatsApp knows somebody by one of the
  /// sender's [WhatsAppSender#names].
  boolean awaitsChangeTo(WhatsAppSender sender);

  /// Lets items that have ended be handled once more, from their first attempt. Those that wait
  /// anyway stay as they are.
  ///
  /// @return how many wait again
  int replay(Selection which, Instant now);

  /// How many items there are in each state that needs somebody's eye; those that are done are not
  /// counted.
  Census census();

  /// Items of one state, oldest first.
  ///
  /// @param attempts how often they were claimed at least
  /// @param most how many at the most, 1 or more
  List<Entry> list(State state, int attempts, int most);

  /// An item that is the caller's for a while.
  ///
  /// @param lease tells this claim from an earlier one on the same item
  /// @param attempt 1 for the first claim
  /// @param abandoned how many of the earlier claims ended without a word of their claimant
  record Claim(long id, UUID lease, InboxItem item, int attempt, int abandoned) {}

  /// How an item ends.
  sealed interface Ending {
    /// Acted on.
    record Done() implements Ending {}

    /// Nothing to act on.
    record Kept(String reason) implements Ending {}

    /// Not worth keeping: it leaves the inbox altogether.
    record Dropped() implements Ending {}

    /// Given up after too many attempts; a person must look at it.
    record Dead(String reason) implements Ending {}
  }

  /// What has become of an item.
  enum State {
    WAITING,
    DONE,
    KEPT,
    DEAD
  }

  /// Which items are meant.
  sealed interface Selection {
    /// @param ids their numbers in the inbox
    record Of(List<Long> ids) implements Selection {
      public Of {
        ids = List.copyOf(ids);
      }
    }

    /// All that are dead.
    record Dead() implements Selection {}

    /// All that arrived in a span of time.
    ///
    /// @param until not included
    record Arrived(Instant from, Instant until) implements Selection {}
  }

  /// @param counts of each state but [State#DONE]; a missing one is 0
  /// @param oldest when the oldest that waits arrived
  record Census(Map<State, Long> counts, Optional<Instant> oldest) {
    public Census {
      counts = Map.copyOf(counts);
    }
  }

  /// An item as a person who looks after the queues sees it.
  ///
  /// @param attempts how often it was claimed
  /// @param reason why it last failed or how it ended
  record Entry(
      long id,
      State state,
      String lane,
      Instant arrivedAt,
      Instant dueAt,
      int attempts,
      @Nullable String reason) {}
}
