package dev.ava.domain.preferences;

import dev.ava.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one-time code that proves a WhatsApp number: `AVA-` and 6 letters or digits that nobody
/// confuses. It is of use only from the number that it was made for, so its 30 bits need not resist
/// guessing by others.
public record LinkCode(String value) {
  /// The characters a code is made of: 32 of them, without I, L, O and U.
  public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /// How many of them follow `AVA-`.
  public static final int LENGTH = 6;

  private static final Pattern SHAPE = Pattern.compile("AVA-[" + ALPHABET + "]{" + LENGTH + "}");
  private static final Pattern ANYWHERE =
      Pattern.compile("(?<![\\p{Alnum}])" + SHAPE.pattern() + "(?![\\p{Alnum}])");

  /// @throws InvalidValue if `value` has another shape
  public LinkCode {
    InvalidValue.unless(SHAPE.matcher(value).matches(), "A link code looks like AVA-7K3M9Q.");
  }

  /// The first code in a message, however the person wrote its letters.
  public static Optional<LinkCode> in(String text) {
    var matcher = ANYWHERE.matcher(text.toUpperCase(Locale.ROOT));
    return matcher.find() ? Optional.of(new LinkCode(matcher.group())) : Optional.empty();
  }
}
