package dev.ava.domain.messaging;

import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text that is to go out over WhatsApp.
///
/// @param cause the key of the inbox item that it answers; of two with one cause only the first is
///     ever stored
/// @param message the message of the log that it sends, nothing for a notice that is in no log
/// @param owner whom it is for, nothing if that is a stranger
/// @param from the number of ours that sends it
/// @param heardAt when the person said what it answers, by Meta's clock
public record OutboundMessage(
    Id id,
    String cause,
    Message.@Nullable Id message,
    @Nullable UserId owner,
    PhoneNumberId from,
    WhatsAppSender to,
    String text,
    Instant heardAt,
    Instant createdAt) {

  /// How long after a person last wrote WhatsApp takes free texts to them (customer service
  /// window).
  public static final Duration WINDOW = Duration.ofHours(24);

  /// Our own id of it, of version 7.
  public record Id(UUID value) {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /// What travels to Meta with a send (`biz_opaque_callback_data`) and comes back with its reports:
  /// `<id>/<attempt>`. A message that is sent again is another message to Meta.
  ///
  /// @param attempt from 1; 0 if it is not known
  public record Reference(Id id, int attempt) {
    private static final Pattern SHAPE =
        Pattern.compile("(?i)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/([0-9]{1,6}))?");

    /// Reads one, nothing if the text is none of ours.
    public static Optional<Reference> parse(String text) {
      var parts = SHAPE.matcher(text);
      return parts.matches()
          ? Optional.of(
              new Reference(
                  new Id(UUID.fromString(parts.group(1))),
                  parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return id + "/" + attempt;
    }
  }
}
