package dev.ava.domain.messaging.usecase;

import java.time.Duration;

/// How long to wait before the next attempt: 1, 2, 4 … seconds, at most 5 minutes.
final class Backoff {
  private static final int DOUBLINGS = 9;
  private static final long LONGEST = 300;

  private Backoff() {}

  /// @param attempt the attempt that just failed, from 1
  static Duration after(int attempt) {
    return Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, DOUBLINGS), LONGEST));
  }
}
