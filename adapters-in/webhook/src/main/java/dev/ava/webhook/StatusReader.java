package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how far one of our messages has come.
final class StatusReader {
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_REASON = 300;
  private static final Pattern ID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");

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
        ours(status.text("biz_opaque_callback_data")),
        known,
        known == Message.Status.FAILED ? failure(status.get("errors")) : null);
  }

  private static OutboundMessage.@Nullable Id ours(String callbackData) {
    return ID.matcher(callbackData).matches()
        ? new OutboundMessage.Id(UUID.fromString(callbackData))
        : null;
  }

  private static SendFailure failure(JsonValue errors) {
    var error = errors.elements().stream().findFirst().orElse(JsonValue.NULL);
    var code = error.text("code");
    var data = error.get("error_data");
    var details =
        Stream.of(data.text("details"), data.scalar(), error.text("message"))
            .filter(text -> !text.isBlank())
            .findFirst();
    var reason =
        Stream.concat(Stream.of(error.text("title")), details.stream())
            .filter(text -> !text.isBlank())
            .distinct()
            .reduce((title, more) -> title + ": " + more);
    return new SendFailure(
        CODE.matcher(code).matches() ? Integer.valueOf(code) : null,
        Lines.of(reason.orElse("Meta gave no reason."), LONGEST_REASON));
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
