package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;

final class RefreshSessionService implements RefreshSession {
  private final AuthProvider provider;
  private final AccountDirectory directory;

  RefreshSessionService(AuthProvider provider, AccountDirectory directory) {
    this.provider = provider;
    this.directory = directory;
  }

  @Override
  public Outcome refresh(Command command) {
    return switch (provider.refresh(command.token())) {
      case RefreshResult.Granted(var session) -> admit(session);
      case RefreshResult.Refused() -> new Outcome.InvalidToken();
      case RefreshResult.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }

  private Outcome admit(Session session) {
    if (directory.findOrOpen(session.user()).active()) {
      return new Outcome.Refreshed(session);
    }
    provider.signOut(session.accessToken());
    return new Outcome.AccountInactive();
  }
}
