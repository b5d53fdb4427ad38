package dev.ava.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A node that was asked to end and started again.
///
/// @param asked when it got SIGTERM
/// @param ended when its process was gone
/// @param ready when the next one was ready
/// @param forced whether it had to be killed
record Restart(Instant asked, Instant ended, Instant ready, boolean forced) {
  private static final int KILLED = 128 + 9;

  static Restart of(Ava ava, Clock clock) throws IOException, InterruptedException {
    var process = ava.node().running().process();
    var asked = clock.instant();
    ava.stop();
    var ended = clock.instant();
    ava.startAgain();
    return new Restart(asked, ended, clock.instant(), process.exitValue() == KILLED);
  }

  /// Whether the node was away at some moment of a span, or had been until then for some time.
  boolean touches(Instant from, Instant to, Duration before) {
    return !to.isBefore(asked) && from.isBefore(ready.plus(before));
  }

  Duration away() {
    return Duration.between(asked, ready);
  }
}
