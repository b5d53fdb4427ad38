package dev.ava.bootstrap;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why a secret is none.
final class Weakness {
  private static final int FEWEST_DIFFERENT = 6;
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)<.*>|\\$\\{.*|todo|super-secret-.*|.*(change.?me|change.?it|replace.?me|your[-_ ]|example|placeholder|xxxxxx|123456|abcdef|qwerty).*");

  private Weakness() {}

  /// What is weak about a value, as the end of a sentence that begins with its name; nothing if it
  /// may pass.
  static Optional<String> of(String value, int shortest) {
    if (PLACEHOLDER.matcher(value).matches()) {
      return Optional.of("is a placeholder");
    }
    if (value.length() < shortest) {
      return Optional.of("has fewer than " + shortest + " characters");
    }
    return value.chars().distinct().count() < FEWEST_DIFFERENT
        ? Optional.of("is made of the same few characters")
        : Optional.empty();
  }
}
