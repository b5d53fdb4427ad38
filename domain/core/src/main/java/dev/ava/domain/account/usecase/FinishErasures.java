package dev.ava.domain.account.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import java.util.List;

/// Finishes the erasures that were begun and left: by a node that died, or because the sign-in did
/// not answer. Each is tried once a minute until it succeeds.
public interface FinishErasures {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome finish(Command command);

  record Command(Caller.Service caller) {}

  /// What became of it.
  ///
  /// @param finished how many are finished
  /// @param setbacks those that are not, for the log
  record Outcome(int finished, List<Setback> setbacks) {
    public Outcome {
      setbacks = List.copyOf(setbacks);
    }
  }

  /// An erasure that could not be finished.
  record Setback(UserId user, RuntimeException cause) {}
}
