package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.SignInResult;

final class SignInService implements SignIn {
  private final AuthProvider provider;
  private final AccountDirectory directory;

  SignInService(AuthProvider provider, AccountDirectory directory) {
    this.provider = provider;
    this.directory = directory;
  }

  @Override
  public Outcome signIn(Command command) {
    return switch (provider.signIn(command.email(), command.password())) {
      case SignInResult.Granted(var session) -> admit(session);
      case SignInResult.Refused() -> new Outcome.InvalidCredentials();
      case SignInResult.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }

  private Outcome admit(Session session) {
    if (directory.findOrOpen(session.user()).active()) {
      return new Outcome.SignedIn(session);
    }
    provider.signOut(session.accessToken());
    return new Outcome.AccountInactive();
  }
}
