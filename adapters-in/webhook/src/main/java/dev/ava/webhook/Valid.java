package dev.ava.webhook;

import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes values of what may be none.
final class Valid {
  private Valid() {}

  /// The value, nothing if it breaks a rule of its own.
  static <T> Optional<T> of(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValue other) {
      return Optional.empty();
    }
  }

  static Optional<Wamid> wamid(String text) {
    return text.isEmpty() ? Optional.empty() : of(() -> new Wamid(text));
  }
}
