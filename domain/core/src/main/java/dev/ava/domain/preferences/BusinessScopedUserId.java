package dev.ava.domain.preferences;

import dev.ava.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/// Meta's business-scoped user id (BSUID): a country code, a dot and up to 128 letters, digits or
/// dots, such as `US.13491208655302741918`. Another one for each business portfolio, and a new one
/// when the person changes number.
public record BusinessScopedUserId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,128}");

  /// @throws InvalidValue if `value` has another shape
  public BusinessScopedUserId {
    InvalidValue.unless(
        SHAPE.matcher(value).matches(),
        "A business-scoped user id looks like US.13491208655302741918.");
  }

  /// All but the last two characters blanked, for logs.
  @Override
  public String toString() {
    return value.substring(0, 3) + "…" + value.substring(value.length() - 2);
  }
}
