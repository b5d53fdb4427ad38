package dev.ava.domain.preferences;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who WhatsApp says a person is: a business-scoped user id, a phone number, or both. Meta may
/// leave out either.
public record WhatsAppSender(@Nullable BusinessScopedUserId userId, @Nullable PhoneNumber phone) {
  /// @throws InvalidValue if both are missing
  public WhatsAppSender {
    InvalidValue.unless(
        userId != null || phone != null, "A sender has a user id or a phone number.");
  }

  /// Every name under which WhatsApp may tell of this person: the user id, and the number with its
  /// variants.
  public Set<String> names() {
    var names = new HashSet<String>();
    if (userId != null) {
      names.add(userId.value());
    }
    if (phone != null) {
      phone.variants().forEach(variant -> names.add(variant.e164()));
    }
    return Set.copyOf(names);
  }

  /// What tells this person from others: the user id if there is one.
  public String key() {
    return userId != null ? userId.value() : Objects.requireNonNull(phone).e164();
  }
}
