package dev.ava.domain.messaging;

import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text that is to go out over WhatsApp.
///
/// @param message the message of the log that it sends, nothing for a notice that is in no log
/// @param owner whose message it is, nothing for a stranger's
/// @param from the number of ours that sends it
public record OutboundMessage(
    Id id,
    Message.@Nullable Id message,
    @Nullable UserId owner,
    PhoneNumberId from,
    WhatsAppSender to,
    String text,
    Instant createdAt) {

  /// Our own id of it, of version 7, which also travels to Meta and comes back with its reports.
  public record Id(UUID value) {
    @Override
    public String toString() {
      return value.toString();
    }
  }
}
