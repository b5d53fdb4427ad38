package dev.ava.domain.messaging.usecase;

import dev.ava.domain.shared.Caller;

/// Looks after messages whose sender died: they become unknown, and, if the installation says so,
/// are sent again after a while.
public interface SweepOutbox {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome sweep(Command command);

  record Command(Caller.Service caller) {}

  /// How many became unknown, and how many will be sent again.
  record Outcome(int unknown, int requeued) {}
}
