package dev.ava.webhook;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads who wrote. Since 2026 Meta may leave out the phone number, and what it leaves out may also
/// come as an empty string, or with the user id in its place.
final class Senders {
  private Senders() {}

  /// @throws InvalidValue if nobody can be read from it
  static WhatsAppSender of(JsonValue message, JsonValue contact) {
    var userId =
        first(
            Senders::userId,
            message.text("from_user_id"),
            contact.text("user_id"),
            message.text("from"),
            contact.text("wa_id"));
    var phone = first(Senders::phone, message.text("from"), contact.text("wa_id"));
    return new WhatsAppSender(userId.orElse(null), phone.orElse(null));
  }

  private static <T> Optional<T> first(Function<String, Optional<T>> reader, String... texts) {
    return Stream.of(texts).map(reader).flatMap(Optional::stream).findFirst();
  }

  private static Optional<BusinessScopedUserId> userId(String text) {
    return valid(() -> new BusinessScopedUserId(text));
  }

  private static Optional<PhoneNumber> phone(String text) {
    return valid(() -> new PhoneNumber(text.startsWith("+") ? text : "+" + text));
  }

  private static <T> Optional<T> valid(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValue other) {
      return Optional.empty();
    }
  }
}
