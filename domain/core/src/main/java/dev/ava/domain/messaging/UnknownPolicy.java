package dev.ava.domain.messaging;

import java.time.Duration;

/// What becomes of a message of which nobody knows whether Meta took it
/// (`WHATSAPP_RESEND_UNKNOWN_AFTER`). Meta knows no idempotency key: sending it again may show it
/// twice.
public sealed interface UnknownPolicy {
  /// It waits for a report of Meta's or for a person.
  record Hold() implements UnknownPolicy {}

  /// It is sent again if no report has come by then.
  record Resend(Duration after) implements UnknownPolicy {}
}
