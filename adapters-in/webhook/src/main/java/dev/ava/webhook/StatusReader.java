package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads how far one of our messages has come.
final class StatusReader {
  private static final int LONGEST_NAME = 40;

  private StatusReader() {}

  /// @throws InvalidValue if the status does not say of which message it is
  static InboxItem read(Update update) {
    var status = update.item();
    var id = new Wamid(status.text("id"));
    var name = status.text("status");
    var content =
        known(name)
            .<InboxItem.Content>map(known -> reported(status, id, known))
            .orElseGet(() -> unknown(name));
    return update.as(
        content,
        Keys.joined("s", id.value(), name, recipient(status)),
        Keys.joined("s", id.value()));
  }

  private static Optional<Message.Status> known(String name) {
    return switch (name) {
      case "sent" -> Optional.of(Message.Status.SENT);
      case "delivered" -> Optional.of(Message.Status.DELIVERED);
      case "read" -> Optional.of(Message.Status.READ);
      case "played" -> Optional.of(Message.Status.PLAYED);
      case "failed" -> Optional.of(Message.Status.FAILED);
      default -> Optional.empty();
    };
  }

  private static Kept unknown(String name) {
    return new Kept("Ava does not know status \"" + Lines.of(name, LONGEST_NAME) + "\".");
  }

  private static StatusReported reported(JsonValue status, Wamid id, Message.Status known) {
    return new StatusReported(
        id,
        Reference.parse(status.text("biz_opaque_callback_data")).orElse(null),
        known,
        known == Message.Status.FAILED ? ErrorReader.first(status.get("errors")) : null);
  }

  private static String recipient(JsonValue status) {
    return Stream.of(
            "recipient_participant_id",
            "participant_recipient_id",
            "recipient_id",
            "recipient_user_id")
        .map(status::text)
        .filter(id -> !id.isBlank())
        .findFirst()
        .orElse("");
  }
}
