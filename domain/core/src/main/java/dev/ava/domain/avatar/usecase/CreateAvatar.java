package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.shared.Caller;

/// Shapes the caller's avatar. A user has at most one.
public interface CreateAvatar {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome create(Command command);

  record Command(Caller.User caller, Persona persona) {}

  /// What became of it.
  sealed interface Outcome {
    record Created(Avatar avatar) implements Outcome {}

    /// The caller has one already, which stays as it is.
    record AvatarExists(Avatar.Id id) implements Outcome {}
  }
}
