package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.shared.Caller;

/// Gives the caller's avatar another persona, whole. Of two at the same time the later one stands.
public interface ReshapeAvatar {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome reshape(Command command);

  record Command(Caller.User caller, Persona persona) {}

  /// What became of it.
  sealed interface Outcome {
    record Reshaped(Avatar avatar) implements Outcome {}

    record NoAvatar() implements Outcome {}
  }
}
