package dev.ava.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsOfDiagnosisTest {
  @Test
  void aSecretIsBlankedAsItIsAndInAUrl() {
    var secrets = new Secrets(List.of("pass word/+%", "EAAG"));

    assertThat(
            secrets.blanked(
                "a pass word/+% and EAAGx at ?t=pass+word%2F%2B%25&u=pass%20word%2F%2B%25"))
        .isEqualTo("a *** and ***x at ?t=***&u=***");
  }

  @Test
  void aSecretThatHoldsAnotherIsBlankedWhole() {
    assertThat(new Secrets(List.of("abcd", "abcdefgh")).blanked("abcdefgh abcd"))
        .isEqualTo("*** ***");
  }

  @Test
  void whatIsTooShortToBeASecretIsLeft() {
    assertThat(new Secrets(List.of("", " ", "a", "abc")).blanked("abc a")).isEqualTo("abc a");
  }

  @Test
  void noSecretIsPrinted() {
    assertThat(new Secrets(List.of("canary"))).hasToString("Secrets[1]");
  }
}
