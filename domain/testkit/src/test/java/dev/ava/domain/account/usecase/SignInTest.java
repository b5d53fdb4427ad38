package dev.ava.domain.account.usecase;

import static dev.ava.testkit.Fixtures.aPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Tier;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SignInTest extends AccountScenario {
  @Test
  void theRightPasswordGrantsASession() {
    var user = signedUp().user();

    var outcome = signIn(aPassword().value());

    assertThat(outcome).isInstanceOf(SignIn.Outcome.SignedIn.class);
    assertThat(((SignIn.Outcome.SignedIn) outcome).session().user()).isEqualTo(user);
    assertThat(fakes.authProvider.signedOut()).isEmpty();
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressLookTheSame() {
    var unknown = signIn(aPassword().value());
    signedUp();
    var wrong = signIn("wrong");

    assertThat(wrong).isEqualTo(new SignIn.Outcome.InvalidCredentials());
    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void aPersonWhomAvaHasNotMetGetsAFreeAccount() {
    fakes.authProvider.signUp(email, aPassword());

    var outcome = signIn(aPassword().value());

    assertThat(outcome).isInstanceOf(SignIn.Outcome.SignedIn.class);
    var user = ((SignIn.Outcome.SignedIn) outcome).session().user();
    assertThat(account(user)).hasValueSatisfying(it -> assertThat(it.tier()).isEqualTo(Tier.FREE));
  }

  @Test
  void aSwitchedOffAccountGetsNoSession() {
    switchedOff();

    assertThat(signIn(aPassword().value())).isEqualTo(new SignIn.Outcome.AccountInactive());
    assertThat(fakes.authProvider.signedOut()).hasSize(1);
  }

  @Test
  void aSwitchedOffAccountIsNotToldOfToWhoeverGuesses() {
    switchedOff();

    assertThat(signIn("wrong")).isEqualTo(new SignIn.Outcome.InvalidCredentials());
  }

  @Test
  void aProviderMayWantTheAddressConfirmedFirst() {
    fakes.authProvider.nextSignIn(new SignInResult.ConfirmationRequired());

    assertThat(signIn("any")).isEqualTo(new SignIn.Outcome.ConfirmationRequired());
  }

  @Test
  void aProviderMaySlowDown() {
    fakes.authProvider.nextSignIn(new SignInResult.Throttled(Duration.ofSeconds(7)));

    assertThat(signIn("any")).isEqualTo(new SignIn.Outcome.Throttled(Duration.ofSeconds(7)));
  }

  private SignIn.Outcome signIn(String password) {
    return useCases().signIn().signIn(new SignIn.Command(email, password));
  }
}
