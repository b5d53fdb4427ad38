package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"+1234567", "+4915112345678", "+123456789012345"})
  void sevenToFifteenDigitsAreANumber(String value) {
    assertThat(new PhoneNumber(value).e164()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+123456",
        "+1234567890123456",
        "4915112345678",
        "+0915112345678",
        "+49 151 12345678",
        "+4915112345678\n",
        "+٤٩١٥١١٢٣٤٥٦"
      })
  void somethingElseIsNone(String value) {
    assertThatThrownBy(() -> new PhoneNumber(value))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("A phone number is +");
  }

  @Test
  void itsDigitsAreWhatMetaCallsAWaId() {
    assertThat(new PhoneNumber("+4915112345678").digits()).isEqualTo("4915112345678");
  }

  @Test
  void itIsPrintedBlanked() {
    assertThat(new PhoneNumber("+4915112345678")).hasToString("+49…78");
  }
}
