package dev.ava.domain.messaging.port;

import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;

/// When strangers were last told how to link their number. Works inside a transaction of a service;
/// a user sees none.
public interface StrangerNotices {
  /// Whether the stranger is to be told now, in which case it counts as told. Of two transactions
  /// at the same time only one is.
  ///
  /// @param interval how long a stranger is left alone after having been told
  boolean due(WhatsAppSender stranger, Duration interval, Instant now);
}
