package dev.ava.postgres;

import java.time.Duration;

/// Durations as the database counts them.
final class Micros {
  private static final long NANOS_IN_A_MICRO = 1_000;

  private Micros() {}

  static long of(Duration duration) {
    return duration.toNanos() / NANOS_IN_A_MICRO;
  }
}
