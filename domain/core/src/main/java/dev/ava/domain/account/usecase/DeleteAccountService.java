package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.PasswordCheck;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Unavailable;

final class DeleteAccountService implements DeleteAccount {
  private final AuthProvider provider;
  private final Erasing erasing;

  DeleteAccountService(AuthProvider provider, Erasing erasing) {
    this.provider = provider;
    this.erasing = erasing;
  }

  @Override
  public Outcome delete(Command command) {
    var user = command.caller().id();
    return switch (provider.checkPassword(user, command.email(), command.password())) {
      case PasswordCheck.Right() -> erase(user);
      case PasswordCheck.Wrong() -> new Outcome.WrongPassword();
      case PasswordCheck.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }

  private Outcome erase(UserId user) {
    erasing.begin(Caller.Service.ERASURE, user);
    try {
      erasing.finish(Caller.Service.ERASURE, user);
      return new Outcome.Erased();
    } catch (Unavailable later) {
      return new Outcome.SignInLeft();
    }
  }
}
