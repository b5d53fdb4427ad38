package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;

/// Lets people in whose account is active. The session of anybody else ends at once.
final class Admission {
  private final AuthProvider provider;
  private final AccountDirectory directory;

  Admission(AuthProvider provider, AccountDirectory directory) {
    this.provider = provider;
    this.directory = directory;
  }

  Verdict on(Session session) {
    var verdict =
        directory
            .findOrOpen(session.user())
            .map(Account::active)
            .map(active -> active ? Verdict.ADMITTED : Verdict.INACTIVE)
            .orElse(Verdict.GONE);
    if (verdict != Verdict.ADMITTED) {
      provider.signOut(session.accessToken());
    }
    return verdict;
  }

  /// Whether somebody is let in.
  enum Verdict {
    ADMITTED,
    /// The account has been switched off.
    INACTIVE,
    /// The account is being deleted.
    GONE
  }
}
