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

  /// A person said something.
  ///
  /// @param businessNumber the number of ours that they wrote to
  public record MessageReceived(
      WhatsAppSender sender, PhoneNumberId businessNumber, Wamid id, Said said)
      implements Content {}

  /// A person did something to a message that was said before, by them or by us.
  ///
  /// @param target that message
  public record MessageChanged(WhatsAppSender sender, Wamid target, MessageEvent event)
      implements Content {}

  /// WhatsApp knows a person otherwise from now on: by another number, another user id, or both.
  ///
  /// @param before what they were known by
  /// @param after what they are known by now; what is missing has not changed
  public record IdentityChanged(WhatsAppSender before, WhatsAppSender after) implements Content {}

  /// Meta reports how far one of our messages has come.
  ///
  /// @param sent our own id of it and the attempt, if the report carries them
  ///     (`biz_opaque_callback_data`)
  /// @param failure only with [Message.Status#FAILED]
  public record StatusReported(
      Wamid id,
      OutboundMessage.@Nullable Reference sent,
      Message.Status status,
      @Nullable SendFailure failure)
      implements Content {}

  /// Something that Ava does not act on. It is kept as it came.
  ///
  /// @param reason one line saying why nothing is done
  public record Kept(String reason) implements Content {}
}
