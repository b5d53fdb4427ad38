package dev.ava.domain.shared;

import java.util.UUID;

/// The id of a user, the same in tokens (`sub`), in the database (`auth.users.id`) and in the API
/// (`user_id`).
public record UserId(UUID value) {
  /// Reads the canonical text form.
  ///
  /// @throws InvalidValue if `text` is no UUID
  public static UserId parse(String text) {
    try {
      return new UserId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("A user id is a UUID.");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
