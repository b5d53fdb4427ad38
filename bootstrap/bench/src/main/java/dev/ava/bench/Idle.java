package dev.ava.bench;

import java.time.Duration;
import java.util.List;

/// Waits until what was queued no longer weighs on what comes next.
final class Idle {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final double LITTLE = 0.03;
  private static final int MOST_LOOKS = 240;

  private Idle() {}

  /// Returns once a process and those below it do nearly nothing, or after a minute.
  static void await(long pid) throws InterruptedException {
    var before = Processes.now().cpu(List.of(pid));
    for (var look = 0; look < MOST_LOOKS; look++) {
      Thread.sleep(LOOK_EVERY);
      var after = Processes.now().cpu(List.of(pid));
      if (after - before <= LITTLE) {
        return;
      }
      before = after;
    }
  }
}
