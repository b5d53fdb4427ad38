package dev.ava.domain.preferences;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who WhatsApp says a person is: a business-scoped user id, a phone number, or both. Meta may
/// leave out either.
public record WhatsAppSender(@Nullable BusinessScopedUserId userId, @Nullable PhoneNumber phone) {
  /// @throws InvalidValue if both are missing
  public WhatsAppSender {
    InvalidValue.unless(
        userId != null || phone != null, "A sender has a user id or a phone number.");
  }

  /// What tells this person from others: the user id if there is one.
  public String key() {
    return userId != null ? userId.value() : Objects.requireNonNull(phone).e164();
  }
}
