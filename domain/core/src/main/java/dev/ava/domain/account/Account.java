package dev.ava.domain.account;

import dev.ava.domain.shared.UserId;
import java.time.Instant;

/// What Ava knows of a user besides the sign-in, which belongs to the
/// [dev.ava.domain.account.port.AuthProvider].
///
/// @param active whether the person may sign in
/// @param createdAt when Ava first met the user, to the microsecond
public record Account(UserId id, Tier tier, boolean active, Instant createdAt) {
  /// The account of somebody new: free and active.
  public static Account opened(UserId id, Instant now) {
    return new Account(id, Tier.FREE, true, now);
  }
}
