package dev.ava.domain.messaging;

/// The two queues that workers empty.
public enum Queue {
  /// What Meta told us.
  INBOX,
  /// What is to go out.
  OUTBOX
}
