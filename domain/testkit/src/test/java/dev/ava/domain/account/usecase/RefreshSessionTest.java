package dev.ava.domain.account.usecase;

import static dev.ava.testkit.Fixtures.aPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RefreshSessionTest extends AccountScenario {
  @Test
  void aTokenBuysTheNextSession() {
    var session = signedUp();

    var outcome = refresh(session.refreshToken());

    assertThat(outcome).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    var next = ((RefreshSession.Outcome.Refreshed) outcome).session();
    assertThat(next.user()).isEqualTo(session.user());
    assertThat(fakes.authProvider.signedOut()).isEmpty();
  }

  @Test
  void aSpentTokenIsInvalid() {
    var session = signedUp();
    refresh(session.refreshToken());

    assertThat(refresh(session.refreshToken()))
        .isEqualTo(new RefreshSession.Outcome.InvalidToken());
  }

  @Test
  void aSwitchedOffAccountLosesItsSession() {
    switchedOff();
    var signIn = fakes.authProvider.signIn(email, aPassword().value());
    var token = ((SignInResult.Granted) signIn).session().refreshToken();

    assertThat(refresh(token)).isEqualTo(new RefreshSession.Outcome.AccountInactive());
    assertThat(fakes.authProvider.signedOut()).hasSize(1);
  }

  @Test
  void aProviderMaySlowDown() {
    fakes.authProvider.nextRefresh(new RefreshResult.Throttled(Duration.ofSeconds(7)));

    assertThat(refresh(new RefreshToken("any")))
        .isEqualTo(new RefreshSession.Outcome.Throttled(Duration.ofSeconds(7)));
  }

  private RefreshSession.Outcome refresh(RefreshToken token) {
    return useCases().refreshSession().refresh(new RefreshSession.Command(token));
  }
}
