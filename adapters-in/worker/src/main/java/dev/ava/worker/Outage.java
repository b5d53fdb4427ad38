package dev.ava.worker;

import dev.ava.domain.shared.port.Unavailable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether something that the workers of this node need is away: one line when it goes and one when
/// it is back, however many workers notice. Thread-safe.
final class Outage {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);

  private final AtomicBoolean away = new AtomicBoolean();

  void noticed(String worker, Unavailable why) {
    if (away.compareAndSet(false, true)) {
      log.warn("The workers wait, {} first: {}", worker, why.getMessage());
    }
  }

  void over() {
    if (away.get() && away.compareAndSet(true, false)) {
      log.info("The workers go on");
    }
  }
}
