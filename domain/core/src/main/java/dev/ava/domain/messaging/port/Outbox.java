package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is to go out over WhatsApp. Works inside a transaction of a service; a user sees none.
///
/// A message waits, is being sent, and ends as accepted, refused or unknown. Messages to one
/// recipient are sent one at a time in the order in which they were added.
public interface Outbox {
  /// Stores a message and wakes a worker after the commit.
  void add(OutboundMessage message, Instant now);

  /// Takes the first waiting message of a recipient to whom nothing is being sent, and marks it as
  /// being sent. The attempt is on record before anything goes out.
  ///
  /// @param lease how long the attempt may take; afterwards it counts as unknown, see
  ///     [#expire(Instant)]
  Optional<Attempt> claim(Duration lease, Instant now);

  /// Meta took the message.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the attempt has expired
  void accepted(Attempt attempt, Wamid wamid, Instant now);

  /// The message certainly did not go out and waits again.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the attempt has expired
  void retry(Attempt attempt, Instant notBefore, SendFailure why);

  /// The message certainly did not go out and never will.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the attempt has expired
  void refused(Attempt attempt, SendFailure why, Instant now);

  /// Nobody knows whether the message went out.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the attempt has expired
  void unknown(Attempt attempt, SendFailure why, Instant now);

  /// Marks every message whose attempt has expired as unknown, and returns them, oldest first.
  List<OutboundMessage> expire(Instant now);

  /// Lets every message that has been unknown since before `before` wait again, and returns them,
  /// oldest first.
  List<OutboundMessage> requeueUnknown(Instant before, Instant now);

  /// The message with this id, which until the end of the transaction no other transaction can lock
  /// or change.
  Optional<Tracked> lock(OutboundMessage.Id id);

  /// The message that Meta calls so, locked in the same way.
  Optional<Tracked> lock(Wamid wamid);

  /// Stores what a report of Meta's says of a message that was locked, whatever its state.
  ///
  /// @param why why it failed; nothing if Meta took it
  void settle(OutboundMessage.Id id, Wamid wamid, Optional<SendFailure> why, Instant now);

  /// A message that is being sent by the caller.
  ///
  /// @param lease tells this attempt from an earlier one
  /// @param number 1 for the first attempt
  record Attempt(OutboundMessage message, UUID lease, int number) {}

  /// A message with what has become of it.
  record Tracked(OutboundMessage message, State state) {}

  /// What has become of a message.
  enum State {
    WAITING,
    SENDING,
    ACCEPTED,
    REFUSED,
    UNKNOWN
  }
}
