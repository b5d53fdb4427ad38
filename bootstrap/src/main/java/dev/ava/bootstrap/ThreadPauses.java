package dev.ava.bootstrap;

import dev.ava.domain.shared.port.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Pauses by letting the thread sleep.
final class ThreadPauses implements Pauses {
  private final Clock clock;

  ThreadPauses(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean until(Instant time) {
    try {
      Thread.sleep(Duration.between(clock.instant(), time));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
