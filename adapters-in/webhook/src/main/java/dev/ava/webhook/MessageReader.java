package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageChanged;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.InvalidValue;

/// Reads what a person sent or did, and what WhatsApp says in their name.
final class MessageReader {
  private final Update update;
  private final JsonValue message;
  private final String type;
  private final PhoneNumberId number;
  private final Wamid id;
  private final WhatsAppSender sender;

  private MessageReader(Update update) {
    this.update = update;
    this.message = update.item();
    this.type = message.text("type");
    this.number = new PhoneNumberId(update.phoneNumberId());
    this.id = new Wamid(message.text("id"));
    this.sender =
        type.equals("system")
            ? SystemReader.before(message, update.contact())
            : Senders.of(message, update.contact());
  }

  /// @throws InvalidValue if the message does not say which one it is or who sent it
  static InboxItem read(Update update) {
    var reader = new MessageReader(update);
    var content = reader.content();
    return update.as(
        content, Keys.joined("m", reader.number.value(), reader.id.value()), reader.lane(content));
  }

  private Content content() {
    if (!message.text("group_id").isBlank()) {
      return new Kept("A message to a group: Ava talks with one person at a time.");
    }
    return switch (type) {
      case "system" -> SystemReader.read(message, sender);
      case "reaction", "edit", "revoke" ->
          EventReader.read(message, sender, update.providerTime())
              .<Content>map(changed -> changed)
              .orElseGet(this::kept);
      case "request_welcome" ->
          new Kept("A message of type request_welcome: the person has only opened the chat.");
      default ->
          SaidReader.read(message)
              .<Content>map(said -> new MessageReceived(sender, number, id, said))
              .orElseGet(this::kept);
    };
  }

  private Kept kept() {
    return new Kept(SaidReader.refusal(message));
  }

  /// What was done to a message waits for it, if need be, and nobody else waits with it.
  private String lane(Content content) {
    return content instanceof MessageChanged changed
        ? Keys.joined("e", changed.target().value())
        : Keys.joined("p", number.value(), sender.key());
  }
}
