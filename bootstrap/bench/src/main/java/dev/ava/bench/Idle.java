package dev.ava.bench;

import java.time.Duration;
import java.util.List;

/// Waits until what was queued no longer weighs on what comes next.
final class Idle {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final double LITTLE = 0.03;
  private static final int MOST_LOOKS = 240;

  private Idle() {}

  /// Returns once some processes and those below them do nearly nothing, or after a minute.
  static void await(List<Long> pids) throws InterruptedException {
    var before = Processes.now().cpu(pids);
    for (var look = 0; look < MOST_LOOKS; look++) {
      Thread.sleep(LOOK_EVERY);
      var after = Processes.now().cpu(pids);
      if (after - before <= LITTLE) {
        return;
      }
      before = after;
    }
  }
}
