package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;

final class RefreshSessionService implements RefreshSession {
  private final AuthProvider provider;
  private final Admission admission;

  RefreshSessionService(AuthProvider provider, Admission admission) {
    this.provider = provider;
    this.admission = admission;
  }

  @Override
  public Outcome refresh(Command command) {
    return switch (provider.refresh(command.token())) {
      case RefreshResult.Granted(var session) ->
          switch (admission.on(session)) {
            case ADMITTED -> new Outcome.Refreshed(session);
            case INACTIVE -> new Outcome.AccountInactive();
            case GONE -> new Outcome.InvalidToken();
          };
      case RefreshResult.Refused() -> new Outcome.InvalidToken();
      case RefreshResult.Throttled(var retryAfter) -> new Outcome.Throttled(retryAfter);
    };
  }
}
