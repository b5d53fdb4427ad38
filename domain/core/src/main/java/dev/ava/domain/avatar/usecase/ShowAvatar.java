package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.shared.Caller;

/// Shows the caller's avatar.
public interface ShowAvatar {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome show(Command command);

  record Command(Caller.User caller) {}

  /// What became of it.
  sealed interface Outcome {
    record Shown(Avatar avatar) implements Outcome {}

    record NoAvatar() implements Outcome {}
  }
}
