package dev.ava.auth;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;

/// Turns passwords into hashes and compares the two. Slow on purpose. Thread-safe.
///
/// Every method that computes throws [dev.ava.domain.shared.port.Unavailable] if there is no room
/// for the work now.
interface PasswordHasher {
  /// A new hash with a salt of its own.
  PasswordHash hash(Password password);

  /// Whether the hash was made of this password. Takes as long for any text, also for one that
  /// sign-up would refuse and that therefore never matches.
  ///
  /// @throws dev.ava.domain.shared.port.Corrupt if `stored` is no bcrypt hash
  boolean matches(String typed, PasswordHash stored);

  /// A hash that no password has, and that takes as long to compare as a new one. Computes nothing.
  PasswordHash decoy();
}
