package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.IdentityChanged;
import dev.ava.domain.preferences.WhatsAppSender;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads that WhatsApp knows a person otherwise from now on.
final class IdentityReader {
  private IdentityReader() {}

  /// One entry of field `user_id_update`. The number in it is the one that the person has now.
  static InboxItem read(Update update) {
    var ids = update.item().get("user_id");
    return change(
            () -> Senders.of(List.of(ids.text("previous")), List.of()),
            () -> Senders.of(List.of(ids.text("current")), List.of(update.item().text("wa_id"))))
        .map(change -> item(update, change))
        .orElseGet(() -> update.kept("A change of user id that does not say who became who."));
  }

  /// What has changed, nothing if that cannot be told. A number that stays the same does not tell
  /// whose id it is that has changed: it may have been given to somebody else.
  static Optional<IdentityChanged> change(
      Supplier<WhatsAppSender> before, Supplier<WhatsAppSender> after) {
    return Valid.of(before)
        .flatMap(was -> Valid.of(after).flatMap(is -> between(withoutIdOf(is, was), is)));
  }

  private static Optional<IdentityChanged> between(WhatsAppSender was, WhatsAppSender is) {
    var samePhone = was.phone() != null && was.phone().equals(is.phone());
    var newId = Objects.equals(was.userId(), is.userId()) ? null : is.userId();
    var newPhone = samePhone ? null : is.phone();
    return (newId == null && newPhone == null) || (was.userId() == null && samePhone)
        ? Optional.empty()
        : Optional.of(new IdentityChanged(was, new WhatsAppSender(newId, newPhone)));
  }

  /// A new number brings a new user id: one that stands on both sides is the new one, and who the
  /// person was is told by the old number alone.
  private static WhatsAppSender withoutIdOf(WhatsAppSender is, WhatsAppSender was) {
    return was.phone() != null && Objects.equals(was.userId(), is.userId())
        ? new WhatsAppSender(null, was.phone())
        : was;
  }

  private static InboxItem item(Update update, IdentityChanged change) {
    var key = update.hashedKey("u");
    var number = update.phoneNumberId();
    var lane = number.isBlank() ? key : Keys.joined("p", number, change.before().key());
    return update.as(change, key, lane);
  }
}
