package dev.ava.domain.offenders;

import java.time.Instant;

final class ReadsTheWallClock {
  private ReadsTheWallClock() {}

  static Instant now() {
    return Instant.now();
  }
}
