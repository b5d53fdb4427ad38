package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import org.jspecify.annotations.Nullable;

/// By what a step is found afterwards. Keys of inbox items may hold phone numbers, so they are
/// hashed before anybody sees them.
///
/// @param key of the inbox item with which the journey began
/// @param message Meta's id of the message (wamid), nothing for what is about none
/// @param place number in the inbox or our own id in the outbox, nothing while it is being stored
/// @param attempt from 1
record Trail(String key, @Nullable String message, @Nullable String place, int attempt) {
  /// How the keys of inbox items that messages begin with look: kind, business number, wamid.
  private static final String MESSAGE = "m:";

  static Trail of(InboxItem item) {
    return new Trail(item.key(), messageIn(item), null, 1);
  }

  static Trail of(Inbox.Claim claim) {
    var item = claim.item();
    return new Trail(item.key(), messageIn(item), String.valueOf(claim.id()), claim.attempt());
  }

  static Trail of(Outbox.Attempt attempt) {
    var message = attempt.message();
    return new Trail(
        message.cause(), messageIn(message.cause()), message.id().toString(), attempt.number());
  }

  String traceId() {
    return JourneyIds.trace(message == null ? key : message);
  }

  private static @Nullable String messageIn(InboxItem item) {
    return item.content() instanceof InboxItem.StatusReported report
        ? report.id().value()
        : messageIn(item.key());
  }

  private static @Nullable String messageIn(String key) {
    return key.startsWith(MESSAGE) ? key.substring(key.lastIndexOf(':') + 1) : null;
  }
}
