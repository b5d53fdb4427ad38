package dev.ava.webhook;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads who somebody is. Since 2026 Meta may leave out the phone number, and what it leaves out
/// may also come as an empty string, or with the user id in its place. The ids of parent portfolios
/// say nothing.
final class Senders {
  private Senders() {}

  /// Who wrote a message.
  ///
  /// @throws InvalidValue if nobody can be read from it
  static WhatsAppSender of(JsonValue message, JsonValue contact) {
    return of(
        List.of(message.text("from_user_id"), contact.text("user_id")),
        List.of(message.text("from"), contact.text("wa_id")));
  }

  /// Who goes by the first user id and the first number among the texts.
  ///
  /// @param numbers where user ids may stand, too
  /// @throws InvalidValue if there is neither
  static WhatsAppSender of(List<String> userIds, List<String> numbers) {
    var userId = first(Senders::userId, userIds).or(() -> first(Senders::userId, numbers));
    var phone = first(Senders::phone, numbers);
    return new WhatsAppSender(userId.orElse(null), phone.orElse(null));
  }

  private static <T> Optional<T> first(Function<String, Optional<T>> reader, List<String> texts) {
    return texts.stream().map(reader).flatMap(Optional::stream).findFirst();
  }

  /// Whatever has no dot is none, which is seen sooner than tried: most texts are numbers.
  private static Optional<BusinessScopedUserId> userId(String text) {
    return text.contains(".") ? Valid.of(() -> new BusinessScopedUserId(text)) : Optional.empty();
  }

  private static Optional<PhoneNumber> phone(String text) {
    return Valid.of(() -> new PhoneNumber(text.startsWith("+") ? text : "+" + text));
  }
}
