package dev.ava.domain.account.usecase;

import static dev.ava.testkit.Fixtures.aPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Tier;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SignUpTest extends AccountScenario {
  @Test
  void aNewPersonGetsASessionAndAFreeAccount() {
    var session = signedUp();

    assertThat(account(session.user()))
        .contains(
            new Account(
                session.user(), Tier.FREE, true, Instant.parse("2026-11-20T12:34:56.123456Z")));
  }

  @Test
  void aTakenEmailAddressIsRefused() {
    signedUp();

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.EmailTaken());
  }

  @Test
  void aProviderMayWantTheAddressConfirmedFirst() {
    fakes.authProvider.nextSignUp(new SignUpResult.ConfirmationRequired());

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.ConfirmationRequired());
  }

  @Test
  void aProviderMayRefuseThePassword() {
    fakes.authProvider.nextSignUp(new SignUpResult.PasswordRefused("It has been leaked."));

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.PasswordRefused("It has been leaked."));
  }

  @Test
  void aProviderMayRefuseTheAddress() {
    fakes.authProvider.nextSignUp(new SignUpResult.EmailRefused("It takes no mail."));

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.EmailRefused("It takes no mail."));
  }

  @Test
  void aProviderMayTakeNobodyNew() {
    fakes.authProvider.nextSignUp(new SignUpResult.Closed());

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.Closed());
  }

  @Test
  void aProviderMaySlowDown() {
    fakes.authProvider.nextSignUp(new SignUpResult.Throttled(Duration.ofSeconds(7)));

    assertThat(signUp()).isEqualTo(new SignUp.Outcome.Throttled(Duration.ofSeconds(7)));
  }

  private SignUp.Outcome signUp() {
    return useCases().signUp().signUp(new SignUp.Command(email, aPassword()));
  }
}
