package dev.ava.rest;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.util.regex.Pattern;

/// Reads phone numbers as people write them.
final class PhoneNumbers {
  private static final String RULE =
      "A phone number is + and 7 to 15 digits with the country code, such as +4915112345678.";
  private static final Pattern SHAPE = Pattern.compile("\\+[^+\\p{L}\\p{Cntrl}]+");
  private static final String NO_REGION = "ZZ";

  private PhoneNumbers() {}

  /// Reads an international number, with spaces, dashes, dots, slashes and brackets wherever the
  /// person put them. Its country must exist and its length must be possible there; whether
  /// somebody has it is not asked.
  ///
  /// @throws InvalidValue if it is none
  static PhoneNumber parse(String text) {
    var typed = text.strip();
    InvalidValue.unless(SHAPE.matcher(typed).matches(), RULE);
    try {
      var phones = PhoneNumberUtil.getInstance();
      var parsed = phones.parse(typed, NO_REGION);
      InvalidValue.unless(
          !parsed.hasExtension()
              && phones.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE,
          RULE);
      return new PhoneNumber(phones.format(parsed, PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      throw new InvalidValue(RULE);
    }
  }
}
