package dev.ava.domain.shared;

import java.util.regex.Pattern;

/// A phone number in E.164: a plus sign and 7 to 15 digits, the first of them not 0. What Meta sent
/// is never rewritten: Brazilian or Mexican variants of one number are different values here.
public record PhoneNumber(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /// @throws InvalidValue if `e164` is not in E.164
  public PhoneNumber {
    InvalidValue.unless(
        SHAPE.matcher(e164).matches(),
        "A phone number is + and 7 to 15 digits with the country code, such as +4915112345678.");
  }

  /// The digits alone, as Meta writes a `wa_id`.
  public String digits() {
    return e164.substring(1);
  }

  /// All but the country's first digits and the last two blanked, for logs.
  @Override
  public String toString() {
    return e164.substring(0, 3) + "…" + e164.substring(e164.length() - 2);
  }
}
