package dev.ava.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Moments at even distances. Nobody's slowness moves the later ones.
///
/// @param start the first moment, of [System#nanoTime()]
record Beat(long start, double perSecond) {
  private static final double NANOS_IN_A_SECOND = 1e9;

  /// How many there are in a time.
  long count(Duration length) {
    return (long) (perSecond * length.toNanos() / NANOS_IN_A_SECOND);
  }

  /// When the n'th is.
  long due(long n) {
    return start + (long) (n * NANOS_IN_A_SECOND / perSecond);
  }

  /// Does something at each of the first moments, or right after if it is late.
  void each(long count, Action action) throws InterruptedException {
    for (var n = 0L; n < count; n++) {
      var due = due(n);
      await(due);
      action.at(n, due);
    }
  }

  /// Waits for a moment.
  static void await(long due) throws InterruptedException {
    for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  /// What is done.
  interface Action {
    /// @param due when it was to be done
    void at(long n, long due) throws InterruptedException;
  }
}
