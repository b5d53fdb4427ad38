package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to go out over WhatsApp. Works inside a transaction of a service; a user sees none.
///
/// A message waits, is being sent, and ends as accepted, refused or unknown. Messages to one
/// recipient are sent one at a time in the order in which they were added; one that is unknown
/// holds back those behind it for a while, because it may still be settled or sent again.
public interface Outbox {
  /// Stores messages in the order given and wakes a worker after the commit.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if there is one with an id or a cause of theirs
  void add(List<OutboundMessage> messages, Instant now);

  /// Those of the causes with which there is a message.
  Set<String> answers(Set<String> causes);

  /// Takes the first waiting message of each of some recipients to whom nothing is being sent, from
  /// numbers that neither rest nor are stopped, and marks them as being sent; of each number no
  /// more than it may send within the horizon, and one if it is to be probed. The attempts are on
  /// record before anything goes out. A node that is not alive gets nothing. While hundreds are
  /// blocked, a claim may overlook one that is not; it is found by one of the next.
  ///
  /// @param lease tells these attempts from all others
  /// @param most how many at the most, 1 or more
  /// @return oldest first
  List<Attempt> claim(NodeId node, UUID lease, int most, Terms terms, Instant now);

  /// Lets all that was claimed with a lease and has neither ended nor expired wait again, as if it
  /// had not been claimed: for a claim of which nobody knows whether it was committed, so that none
  /// of it has gone out.
  void giveBack(UUID lease, Instant now);

  /// Ends attempts, each in its way, and all or none of them.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if one of them has expired, or Meta's id of one is
  ///     taken
  void end(List<Ended> attempts, Instant now);

  /// Marks every message whose attempt has expired, by its lease or with its node, as unknown, and
  /// returns them, oldest first.
  List<OutboundMessage> expire(Instant now);

  /// Lets every message that has been unknown since before `before` wait again, and returns them,
  /// oldest first.
  List<OutboundMessage> requeueUnknown(Instant before, Instant now);

  /// Lets a message that was locked wait again, whatever its state.
  void requeue(OutboundMessage.Id id, Instant now);

  /// Which messages Meta calls so. One that is not there is left out.
  Map<Wamid, OutboundMessage.Id> find(Set<Wamid> wamids);

  /// The messages with these ids, which until the end of the transaction no other transaction can
  /// lock or change. One that is not there is left out. Whoever locks many at once waits for others
  /// who do, and nobody for ever.
  Map<OutboundMessage.Id, Tracked> lock(Set<OutboundMessage.Id> ids);

  /// Stores what reports of Meta's say of messages that were locked, whatever their state; of each
  /// message one at the most.
  void settle(List<Settled> settled, Instant now);

  /// How many messages there are in each state that needs somebody's eye; those that were accepted
  /// are not counted.
  Census census();

  /// Messages of one state, oldest first.
  ///
  /// @param attempts how often they were tried at least
  /// @param most how many at the most, 1 or more
  List<Entry> list(State state, int attempts, int most);

  /// What a claim is held to.
  ///
  /// @param lease how long an attempt may take at the most; afterwards it counts as unknown, see
  ///     [#expire(Instant)]
  /// @param patience how long an unknown message holds back those behind it
  /// @param interval between two messages of one number
  /// @param horizon how far ahead the moment of a message may be
  record Terms(Duration lease, Duration patience, Duration interval, Duration horizon) {}

  /// An attempt with what became of it.
  record Ended(Attempt attempt, Ending ending) {}

  /// What became of an attempt.
  sealed interface Ending {
    /// Meta took the message.
    record Accepted(Wamid wamid) implements Ending {}

    /// The message certainly did not go out and waits again.
    record Again(Instant notBefore, SendFailure why) implements Ending {}

    /// Nothing was tried, and the message waits again as if it had not been claimed.
    record Untried(Instant notBefore) implements Ending {}

    /// The message certainly did not go out and never will.
    record Refused(SendFailure why) implements Ending {}

    /// Nobody knows whether the message went out.
    record Unknown(SendFailure why) implements Ending {}
  }

  /// A message that is being sent by the caller.
  ///
  /// @param lease tells this attempt from an earlier one
  /// @param number 1 for the first attempt
  record Attempt(OutboundMessage message, UUID lease, int number) {}

  /// What Meta says has become of a message.
  ///
  /// @param why why it failed; nothing if Meta took it
  record Settled(OutboundMessage.Id id, Wamid wamid, Optional<SendFailure> why) {}

  /// A message with what has become of it.
  ///
  /// @param attempts how often it was tried
  record Tracked(OutboundMessage message, State state, int attempts) {}

  /// What has become of a message.
  enum State {
    WAITING,
    SENDING,
    ACCEPTED,
    REFUSED,
    UNKNOWN
  }

  /// @param counts of each state but [State#ACCEPTED]; a missing one is 0
  /// @param oldest when the oldest that waits was added
  record Census(Map<State, Long> counts, Optional<Instant> oldest) {
    public Census {
      counts = Map.copyOf(counts);
    }
  }

  /// A message as a person who looks after the queues sees it: without its text and recipient.
  ///
  /// @param changedAt when it came into this state
  record Entry(
      OutboundMessage.Id id,
      State state,
      PhoneNumberId from,
      Instant createdAt,
      Instant changedAt,
      Instant dueAt,
      int attempts,
      @Nullable SendFailure why) {}
}
