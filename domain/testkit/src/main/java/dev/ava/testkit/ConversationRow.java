package dev.ava.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param heardAt when the person last wrote
/// @param paidUntil until when what was sent lately is paid for, one interval for each message
record ConversationRow(@Nullable Instant heardAt, @Nullable Instant paidUntil) {
  static final ConversationRow NEW = new ConversationRow(null, null);
}
