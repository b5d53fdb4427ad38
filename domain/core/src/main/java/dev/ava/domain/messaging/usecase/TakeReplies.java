package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes the next messages of the outbox, each with the moment at which it may go out, as fast as
/// Meta allows and no faster. Each is then for [SendReplies]. May run on any number of nodes at the
/// same time, and be killed at any moment.
///
/// A message is refused without being sent when the person has not written for 24 hours, because
/// WhatsApp would refuse it.
public interface TakeReplies {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome take(Command command);

  /// @param node whose attempts they are
  /// @param most how many at the most, 1 or more
  record Command(Caller.Service caller, NodeId node, int most) {}

  /// @param taken what is to be sent now, oldest first, and no two to one person
  /// @param refused how many were refused
  /// @param held how many were given back because of a limit of Meta's
  /// @param again when it is worth while to take more, if nothing ends or is added before; nothing
  /// if     that is not known
  record Outcome(List<Taken> taken, int refused, int held, Optional<Instant> again) {
    public Outcome {
      taken = List.copyOf(taken);
    }
  }

  /// A message that is to be sent now.
  ///
  /// @param at not before this moment, which no other message has
  /// @param probe whether it probes a number that is stopped
  /// @param expiresAt when the attempt counts as unknown
  record Taken(Attempt attempt, Instant at, boolean probe, Instant expiresAt) {}
}
