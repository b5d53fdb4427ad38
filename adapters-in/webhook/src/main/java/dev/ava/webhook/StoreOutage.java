package dev.ava.webhook;

import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether webhooks can be stored: one line when they no longer can and one when they could again
/// for a while, however many Meta sends meanwhile. Thread-safe.
final class StoreOutage {
  private static final Logger log = LoggerFactory.getLogger(StoreOutage.class);
  private static final Duration CALM = Duration.ofSeconds(10);

  private final Clock clock;
  private volatile @Nullable Instant lastRefusal;
  private long refused;

  StoreOutage(Clock clock) {
    this.clock = clock;
  }

  synchronized void noticed(Unavailable why) {
    if (lastRefusal == null) {
      log.warn(
          "Webhooks cannot be stored and are answered with 503, so that Meta sends them again: {}",
          why.getMessage());
    }
    log.debug("A webhook could not be stored", why);
    lastRefusal = clock.instant();
    refused++;
  }

  void stored() {
    if (lastRefusal != null) {
      endAfterCalm();
    }
  }

  private synchronized void endAfterCalm() {
    var last = lastRefusal;
    if (last != null && !clock.instant().isBefore(last.plus(CALM))) {
      log.info("Webhooks are stored again; {} were answered with 503", refused);
      lastRefusal = null;
      refused = 0;
    }
  }
}
