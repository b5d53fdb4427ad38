package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.shared.Caller;
import java.util.List;

/// Handles some of what waits in the inbox: answers messages, moves statuses up. May run on any
/// number of threads and nodes at the same time, and be killed at any moment: what was not finished
/// is handled again once its node counts as dead, and nothing is done twice.
///
/// What fails is tried again, ever later. An item dies after 12 failures, but never because
/// something that it needs is away.
public interface HandleInbox {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer; what was taken
  ///     waits again later
  Outcome handle(Command command);

  /// @param node who takes them
  /// @param most how many items to take at the most, 1 or more
  record Command(Caller.Service caller, NodeId node, int most) {}

  /// What became of it.
  ///
  /// @param taken how many items were taken; 0 means that there is nothing to do now
  /// @param setbacks the items that could not be handled, for the log
  record Outcome(int taken, List<Setback> setbacks) {
    public Outcome {
      setbacks = List.copyOf(setbacks);
    }
  }

  /// An item that could not be handled.
  ///
  /// @param item its number in the inbox
  /// @param attempt 1 for the first
  /// @param givenUp whether it is dead, and not tried again
  record Setback(long item, int attempt, boolean givenUp, RuntimeException cause) {}
}
