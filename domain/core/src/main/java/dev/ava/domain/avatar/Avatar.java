package dev.ava.domain.avatar;

import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.UUID;

/// The one avatar of a user.
///
/// @param createdAt to the microsecond
/// @param updatedAt when its persona was last changed, to the microsecond
public record Avatar(Id id, UserId owner, Persona persona, Instant createdAt, Instant updatedAt) {
  /// A new avatar.
  public static Avatar shaped(Id id, UserId owner, Persona persona, Instant now) {
    return new Avatar(id, owner, persona, now, now);
  }

  /// The same avatar with another persona.
  public Avatar reshaped(Persona other, Instant now) {
    return new Avatar(id, owner, other, createdAt, now);
  }

  /// The id of an avatar.
  public record Id(UUID value) {}
}
