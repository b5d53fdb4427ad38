package dev.ava.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.domain.shared.EmailAddress;
import org.junit.jupiter.api.Test;

final class SecretsTest {
  private static final String SECRET = "hunter2 hunter2";
  private static final EmailAddress ANN = new EmailAddress("ann@example.org");

  @Test
  void noSecretIsPrinted() {
    assertThat(new Password(SECRET)).hasToString("Password[…]");
    assertThat(new PasswordHash(SECRET)).hasToString("PasswordHash[…]");
    assertThat(new AccessToken(SECRET)).hasToString("AccessToken[…]");
    assertThat(new RefreshToken(SECRET)).hasToString("RefreshToken[…]");
    assertThat(new SignIn.Command(ANN, SECRET)).hasToString("SignIn[ann@example.org]");
    assertThat(new SignUp.Command(ANN, new Password(SECRET)).toString()).doesNotContain(SECRET);
  }
}
