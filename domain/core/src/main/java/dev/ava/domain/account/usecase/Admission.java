package dev.ava.domain.account.usecase;

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

  boolean admits(Session session) {
    var active = directory.findOrOpen(session.user()).active();
    if (!active) {
      provider.signOut(session.accessToken());
    }
    return active;
  }
}
