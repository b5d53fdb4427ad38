package dev.ava.bench;

import java.util.Arrays;
import java.util.List;

/// How long answers took.
final class Latencies {
  private static final double MICROS_IN_A_MILLI = 1e3;

  private final int[] micros;

  private Latencies(int[] sorted) {
    this.micros = sorted;
  }

  /// @param micros microseconds, in any order
  static Latencies of(int... micros) {
    var sorted = micros.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  static Latencies merged(List<Latencies> some) {
    return of(some.stream().flatMapToInt(one -> Arrays.stream(one.micros)).toArray());
  }

  int count() {
    return micros.length;
  }

  /// The one that a share of all do not exceed, in milliseconds; NaN if there are none.
  double quantile(double share) {
    if (micros.length == 0) {
      return Double.NaN;
    }
    var rank = (int) Math.ceil(share * micros.length);
    return micros[Math.max(0, rank - 1)] / MICROS_IN_A_MILLI;
  }

  double most() {
    return quantile(1);
  }
}
