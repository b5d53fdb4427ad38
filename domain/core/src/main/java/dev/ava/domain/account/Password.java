package dev.ava.domain.account;

import dev.ava.domain.shared.InvalidValue;
import java.nio.charset.StandardCharsets;

/// A password as typed: 8 characters to 72 bytes of UTF-8. bcrypt reads no more than 72 bytes, so a
/// longer one is refused and not cut. Never printed.
public record Password(String value) {
  private static final int SHORTEST = 8;
  private static final int MOST_BYTES = 72;

  /// @throws InvalidValue if it is too short, too long, or holds U+0000
  public Password {
    InvalidValue.unless(
        value.codePointCount(0, value.length()) >= SHORTEST,
        "A password has at least 8 characters.");
    InvalidValue.unless(
        value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
        "A password has at most 72 bytes, which is 72 plain letters or fewer with accents or emoji.");
    InvalidValue.unless(value.indexOf('\0') < 0, "A password has no zero character.");
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
