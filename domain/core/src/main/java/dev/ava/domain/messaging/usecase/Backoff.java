package dev.ava.domain.messaging.usecase;

import java.time.Duration;
import java.util.UUID;

/// How long to wait before the next attempt: 1, 2, 4 … seconds, at most 5 minutes.
final class Backoff {
  private static final int DOUBLINGS = 9;
  private static final long LONGEST = 300;
  private static final int STEPS = 512;

  private Backoff() {}

  /// @param attempt the attempt that just failed, from 1
  static Duration after(int attempt) {
    return Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, DOUBLINGS), LONGEST));
  }

  /// The same with up to a half more, differently for each message and attempt, so that what failed
  /// together is not tried together.
  static Duration spread(int attempt, UUID message) {
    var base = after(attempt);
    var step = Math.floorMod(31L * message.getLeastSignificantBits() + attempt, STEPS);
    return base.plus(base.dividedBy(2L * STEPS).multipliedBy(step));
  }
}
