package dev.ava.domain.messaging;

import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that Meta told us, as the inbox keeps it until it is handled.
///
/// @param key what makes it one thing however often Meta tells it, built from Meta's own ids; 1 to
///     600 characters
/// @param lane items of one lane are handled one at a time, by `providerTime` and then in the order
///     of arrival
/// @param providerTime when it happened by Meta's clock, to the second; the time of arrival if Meta
///     did not say
/// @param raw the item as it came, JSON
public record InboxItem(
    String key, String lane, Instant providerTime, Content content, String raw) {

  /// What the item says.
  public sealed interface Content {}

  /// A person wrote.
  ///
  /// @param businessNumber the number of ours that they wrote to
  public record TextReceived(
      WhatsAppSender sender, PhoneNumberId businessNumber, Wamid id, String text)
      implements Content {}

  /// Meta reports how far one of our messages has come.
  ///
  /// @param sent our own id of it, if the report carries it (`biz_opaque_callback_data`)
  /// @param failure only with [Message.Status#FAILED]
  public record StatusReported(
      Wamid id,
      OutboundMessage.@Nullable Id sent,
      Message.Status status,
      @Nullable SendFailure failure)
      implements Content {}

  /// Something that Ava does not act on. It is kept as it came.
  ///
  /// @param reason one line saying why nothing is done
  public record Kept(String reason) implements Content {}
}
