package dev.ava.domain.account.port;

import dev.ava.domain.account.Session;
import dev.ava.domain.shared.UserId;
import java.time.Instant;

/// The sessions of the built-in sign-in with the hashes of their refresh tokens. Works inside a
/// transaction of a service; a user sees none.
public interface Sessions {
  /// Starts a session with its first refresh token.
  ///
  /// @param tokenHash SHA-256 of the token in lower-case hex; the token itself is never stored
  void open(Session.Id id, UserId user, String tokenHash, Instant now, Instant expiresAt);

  /// Spends one token for the next. Of two calls with the same token at the same time exactly one
  /// is [Rotation.Rotated]. A token that was spent before revokes its session in this same
  /// transaction.
  Rotation rotate(String tokenHash, String nextTokenHash, Instant now, Instant nextExpiresAt);

  /// Ends the session. Does nothing if there is none or if it has ended.
  void revoke(Session.Id id, Instant now);

  /// What became of a rotation.
  sealed interface Rotation {
    record Rotated(Session.Id session, UserId user) implements Rotation {}

    /// The token had been spent; the session is now revoked.
    record Reused(Session.Id session) implements Rotation {}

    /// No such token, or it has expired, or its session has ended.
    record Unknown() implements Rotation {}
  }
}
