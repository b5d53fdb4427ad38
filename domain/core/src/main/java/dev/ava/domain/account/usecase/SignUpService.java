package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;

final class SignUpService implements SignUp {
  private final AuthProvider provider;
  private final AccountDirectory directory;

  SignUpService(AuthProvider provider, AccountDirectory directory) {
    this.provider = provider;
    this.directory = directory;
  }

  @Override
  public Outcome signUp(Command command) {
    return switch (provider.signUp(command.email(), command.password())) {
      case SignUpResult.Granted(var session) -> {
        directory.findOrOpen(session.user());
        yield new Outcome.SignedUp(session);
      }
      case SignUpResult.ConfirmationRequired() -> new Outcome.ConfirmationRequired();
      case SignUpResult.EmailTaken() -> new Outcome.EmailTaken();
      case SignUpResult.EmailRefused(var rule) -> new Outcome.EmailRefused(rule);
      case SignUpResult.PasswordRefused(var rule) -> new Outcome.PasswordRefused(rule);
      case SignUpResult.Closed() -> new Outcome.Closed();
      case SignUpResult.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }
}
