package dev.ava.domain.account.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SignOutTest extends AccountScenario {
  @Test
  void aSessionThatWasSignedOutIsOver() {
    var session = signedUp();

    useCases().signOut().signOut(new SignOut.Command(session.accessToken()));

    assertThat(fakes.authProvider.signedOut()).containsExactly(session.accessToken());
    assertThat(
            useCases().refreshSession().refresh(new RefreshSession.Command(session.refreshToken())))
        .isEqualTo(new RefreshSession.Outcome.InvalidToken());
  }
}
