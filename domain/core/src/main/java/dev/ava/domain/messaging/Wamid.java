package dev.ava.domain.messaging;

import dev.ava.domain.shared.InvalidValue;

/// Meta's id of a WhatsApp message, opaque, 1 to 512 characters.
public record Wamid(String value) {
  private static final int LONGEST = 512;

  /// @throws InvalidValue if it is blank or too long
  public Wamid {
    InvalidValue.unless(
        !value.isBlank() && value.length() <= LONGEST,
        "A WhatsApp message id is 1 to 512 characters.");
  }
}
