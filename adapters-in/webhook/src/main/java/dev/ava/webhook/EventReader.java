package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem.MessageChanged;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.MessageEvent.Edited;
import dev.ava.domain.messaging.MessageEvent.Reacted;
import dev.ava.domain.messaging.MessageEvent.ReactionRemoved;
import dev.ava.domain.messaging.MessageEvent.Revoked;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Instant;
import java.util.Optional;

/// Reads what a person did to a message. Each type names it in a field of its own.
final class EventReader {
  private EventReader() {}

  /// What was done, nothing if the message does not say what or to which message.
  static Optional<MessageChanged> read(JsonValue message, WhatsAppSender sender, Instant at) {
    var body = message.get(message.text("type"));
    var target =
        Valid.wamid(body.text("message_id"))
            .or(() -> Valid.wamid(body.text("original_message_id")));
    return target.flatMap(
        wamid ->
            event(message.text("type"), body, at)
                .map(event -> new MessageChanged(sender, wamid, event)));
  }

  private static Optional<MessageEvent> event(String type, JsonValue body, Instant at) {
    return switch (type) {
      case "reaction" -> Optional.of(reaction(body.text("emoji"), at));
      case "edit" ->
          SaidReader.read(body.get("message"))
              .map(said -> new Edited(said.content(), said.attachment(), at));
      default -> Optional.of(new Revoked(at));
    };
  }

  /// Meta tells the removal of a reaction by no emoji or by an empty one.
  private static MessageEvent reaction(String emoji, Instant at) {
    return emoji.isBlank() ? new ReactionRemoved(at) : new Reacted(emoji, at);
  }
}
