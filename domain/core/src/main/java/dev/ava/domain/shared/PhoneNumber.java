package dev.ava.domain.shared;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A phone number in E.164: a plus sign and 7 to 15 digits, the first of them not 0. What Meta sent
/// is never rewritten: variants of one number are different values here, see [#variants].
public record PhoneNumber(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /// Brazilian mobile numbers, whose eight digits begin with 6 to 9, have got a 9 before them.
  private static final Pattern BRAZIL = Pattern.compile("(\\+55[1-9][0-9])9?([6-9][0-9]{7})");

  /// Mexican numbers had a 1 before their ten digits.
  private static final Pattern MEXICO = Pattern.compile("(\\+52)1?([2-9][0-9]{9})");

  /// Argentine mobile numbers have a 9 before their ten digits when they are dialled from abroad.
  private static final Pattern ARGENTINA = Pattern.compile("(\\+54)9?([1-8][0-9]{9})");

  /// @throws InvalidValue if `e164` is not in E.164
  public PhoneNumber {
    InvalidValue.unless(
        SHAPE.matcher(e164).matches(),
        "A phone number is + and 7 to 15 digits with the country code, such as +4915112345678.");
  }

  /// Every way in which WhatsApp may write this number, itself included: in Brazil, Mexico and
  /// Argentina one mobile number is written with or without a digit after the country or area code.
  public Set<PhoneNumber> variants() {
    return Stream.of(
            variants(BRAZIL, "9"), variants(MEXICO, "1"), variants(ARGENTINA, "9"), Set.of(this))
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<PhoneNumber> variants(Pattern shape, String inserted) {
    var parts = shape.matcher(e164);
    return parts.matches()
        ? Set.of(
            new PhoneNumber(parts.group(1) + parts.group(2)),
            new PhoneNumber(parts.group(1) + inserted + parts.group(2)))
        : Set.of();
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
