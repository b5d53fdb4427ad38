package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.TextReceived;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.webhook.JsonValue.Kind;

/// Reads what a person sent.
final class MessageReader {
  private static final int LONGEST_TYPE = 40;

  private MessageReader() {}

  /// @throws InvalidValue if the message does not say what it is or who sent it
  static InboxItem read(Update update) {
    var message = update.item();
    var number = new PhoneNumberId(update.phoneNumberId());
    var id = new Wamid(message.text("id"));
    var sender = Senders.of(message, update.contact());
    return update.as(
        content(message, sender, number, id),
        Keys.joined("m", number.value(), id.value()),
        Keys.joined("p", number.value(), sender.key()));
  }

  private static InboxItem.Content content(
      JsonValue message, WhatsAppSender sender, PhoneNumberId number, Wamid id) {
    var type = message.text("type");
    if (!type.equals("text")) {
      return new Kept(
          type.isBlank()
              ? "A message that does not say its type."
              : "A message of type " + Lines.of(type, LONGEST_TYPE) + ": Ava answers text only.");
    }
    if (!message.text("group_id").isBlank()) {
      return new Kept("A message to a group: Ava talks with one person at a time.");
    }
    var body = message.get("text").get("body");
    return body.is(Kind.STRING) && !body.scalar().isBlank()
        ? new TextReceived(sender, number, id, body.scalar())
        : new Kept("A message of type text without a text.");
  }
}
