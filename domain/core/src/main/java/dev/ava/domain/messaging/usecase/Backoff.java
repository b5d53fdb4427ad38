package dev.ava.domain.messaging.usecase;

import java.time.Duration;

/// How long to wait before the next attempt: 1, 2, 4 … seconds, at most 5 minutes.
final class Backoff {
  private static final int DOUBLINGS = 9;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Backoff() {}

  /// @param attempt the attempt that just failed, from 1
  static Duration after(int attempt) {
    var wait = Duration.ofSeconds(1L << Math.min(attempt - 1, DOUBLINGS));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
