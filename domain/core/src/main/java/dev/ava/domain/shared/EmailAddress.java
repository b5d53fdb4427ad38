package dev.ava.domain.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address, lower-cased, because two spellings that differ in case reach the same person
/// almost everywhere and because Supabase Auth does the same. At most 254 characters (RFC 5321,
/// 4.5.3.1).
public record EmailAddress(String value) {
  private static final int LONGEST = 254;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}\\p{Cs}\"(),:;<>\\[\\\\\\]]{1,64}@"
              + "[^\\s@\\p{Cntrl}\\p{Cs}.]+(\\.[^\\s@\\p{Cntrl}\\p{Cs}.]+)+");

  /// @throws InvalidValue if `value` does not look like an e-mail address
  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    InvalidValue.unless(
        value.length() <= LONGEST && SHAPE.matcher(value).matches(),
        "An e-mail address looks like ann@example.org.");
  }

  @Override
  public String toString() {
    return value;
  }
}
