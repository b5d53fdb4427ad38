package dev.ava.domain.messaging;

import dev.ava.domain.shared.InvalidValue;

/// Meta's id of a business phone number (`phone_number_id`), opaque, 1 to 64 characters. Not the
/// number itself.
public record PhoneNumberId(String value) {
  private static final int LONGEST = 64;

  /// @throws InvalidValue if it is blank or too long
  public PhoneNumberId {
    InvalidValue.unless(
        !value.isBlank() && value.length() <= LONGEST, "A phone number id is 1 to 64 characters.");
  }
}
