package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.SignInResult;

final class SignInService implements SignIn {
  private final AuthProvider provider;
  private final Admission admission;

  SignInService(AuthProvider provider, Admission admission) {
    this.provider = provider;
    this.admission = admission;
  }

  @Override
  public Outcome signIn(Command command) {
    return switch (provider.signIn(command.email(), command.password())) {
      case SignInResult.Granted(var session) ->
          switch (admission.on(session)) {
            case ADMITTED -> new Outcome.SignedIn(session);
            case INACTIVE -> new Outcome.AccountInactive();
            case GONE -> new Outcome.InvalidCredentials();
          };
      case SignInResult.Refused() -> new Outcome.InvalidCredentials();
      case SignInResult.ConfirmationRequired() -> new Outcome.ConfirmationRequired();
      case SignInResult.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }
}
