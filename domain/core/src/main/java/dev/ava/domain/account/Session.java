package dev.ava.domain.account;

import dev.ava.domain.shared.UserId;
import java.time.Duration;
import java.util.UUID;

/// What a sign-in grants.
///
/// @param expiresIn how long the access token is valid from now on, in whole seconds
public record Session(
    UserId user, AccessToken accessToken, Duration expiresIn, RefreshToken refreshToken) {
  /// The id of a sign-in. It stays the same over all refreshes (claim `session_id`).
  public record Id(UUID value) {}
}
