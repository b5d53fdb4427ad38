package dev.ava.postgres;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another process is about to do.
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private Eventually() {}

  static void holds(String what, Callable<Boolean> condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
