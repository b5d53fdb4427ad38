package dev.ava.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Says what is done, and how long after the start.
final class Progress {
  private static final int SECONDS_IN_A_MINUTE = 60;

  private final PrintStream out;
  private final long start = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String what) {
    var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    out.printf(
        Locale.ROOT,
        "[%2d:%02d] %s%n",
        seconds / SECONDS_IN_A_MINUTE,
        seconds % SECONDS_IN_A_MINUTE,
        what);
    out.flush();
  }
}
