package dev.ava.bootstrap.see;

import java.time.Duration;
import java.util.Arrays;

/// The bounds of the buckets in which durations are counted.
final class Bounds {
  private Bounds() {}

  static Duration[] of(long... millis) {
    return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
