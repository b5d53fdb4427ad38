package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "+551188765432, +5511988765432",
    "+559962345678, +5599962345678",
    "+525512345678, +5215512345678",
    "+522212345678, +5212212345678",
    "+541112345678, +5491112345678",
    "+548712345678, +5498712345678"
  })
  void aMobileNumberThatIsWrittenInTwoWaysHasBothAsVariants(String without, String with) {
    var both = Set.of(new PhoneNumber(without), new PhoneNumber(with));

    assertThat(new PhoneNumber(without).variants()).isEqualTo(both);
    assertThat(new PhoneNumber(with).variants()).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4915112345678",
        "+551138765432",
        "+551158765432",
        "+55119887654321",
        "+550188765432",
        "+5511088765432",
        "+525012345678900",
        "+521112345678",
        "+5211112345678",
        "+52551234567",
        "+540112345678",
        "+549112345678",
        "+5499112345678",
        "+54911123456789"
      })
  void anyOtherNumberHasNoVariantButItself(String number) {
    assertThat(new PhoneNumber(number).variants()).containsExactly(new PhoneNumber(number));
  }
}
