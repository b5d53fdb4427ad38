package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ava.domain.shared.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "+4915112345678, +4915112345678",
    "+49 151 123-45678, +4915112345678",
    "' +49 (0)151/123.45678 ', +4915112345678",
    "+15550001234, +15550001234",
    "+1 (555) 000-1234, +15550001234",
    "+6834002, +6834002",
    "+٤٩١٥١١٢٣٤٥٦٧٨, +4915112345678",
  })
  void numberIsNormalised(String typed, String e164) {
    assertThat(PhoneNumbers.parse(typed).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "4915112345678",
        "004915112345678",
        "0151 12345678",
        "+49",
        "+123456",
        "+491511234567890123",
        "+9991234567",
        "+1 800 FLOWERS",
        "+1 555 000 1234 ext. 5",
        "+1 555 000 1234 #5",
        "tel:+15550001234",
        "+1555000\u00001234",
        "++15550001234",
        "+15550001234+15550001234",
      })
  void othersAreRefused(String typed) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> PhoneNumbers.parse(typed));
  }
}
