package dev.ava.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves a service alone that has failed several times in a row, so that nobody waits for it in
/// vain. After a pause one call goes through, and its end decides. Thread-safe.
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  private final String service;
  private final int limit;
  private final Duration pause;
  private final Clock clock;
  private int failures;
  private @Nullable Instant openUntil;

  /// @param limit after how many failures in a row it opens
  /// @param pause how long it stays open before the next call goes through
  Circuit(String service, int limit, Duration pause, Clock clock) {
    this.service = service;
    this.limit = limit;
    this.pause = pause;
    this.clock = clock;
  }

  /// Whether a call may be made now. Whoever is told yes says later how it ended; if not, the next
  /// one is let through after another pause.
  synchronized boolean allowsACall() {
    if (openUntil == null) {
      return true;
    }
    if (clock.instant().isBefore(openUntil)) {
      return false;
    }
    openUntil = clock.instant().plus(pause);
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    if (openUntil != null) {
      openUntil = null;
      LOG.info("{} answers again", service);
    }
  }

  synchronized void failed() {
    failures++;
    if (failures >= limit) {
      if (openUntil == null) {
        LOG.warn("{} has failed {} times and is left alone for {}", service, failures, pause);
      }
      openUntil = clock.instant().plus(pause);
    }
  }
}
