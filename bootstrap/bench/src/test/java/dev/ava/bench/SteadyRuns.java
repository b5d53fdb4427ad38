package dev.ava.bench;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.LogCount.Line;
import dev.ava.bench.Tally.Kind;
import dev.ava.bench.Tally.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Steady runs of ten minutes, restarted after five of them.
final class SteadyRuns {
  static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  static final Restart RESTART = new Restart(at(300), at(301), at(303), false);
  static final SteadyOptions OPTIONS = SteadyOptions.read(Map.of("STEADY_MINUTES", "10"));
  static final SteadyBooks BOOKS =
      new SteadyBooks(
          new SteadyBooks.Sent(100, 300, 300, 0, new Takings.Count(100, 100, 0)),
          new SteadyBooks.Inbox(100, 100, 300, 0, 0, 0),
          new SteadyBooks.Log(100, 100, 100, 100, 100),
          new SteadyBooks.Outbox(100, 100, 0, 0, 0));

  private SteadyRuns() {}

  static SteadyRun of(List<Sample> samples, Line... alarming) {
    return new SteadyRun(
        OPTIONS, samples, RESTART, List.of(alarming), Optional.of(Duration.ofSeconds(4)), BOOKS);
  }

  /// @param memory by the number of the sample, from 1 to 60
  /// @param waiting the same
  static List<Sample> samples(IntToDoubleFunction memory, IntToDoubleFunction waiting) {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(
            n ->
                sample(
                    n,
                    n <= 30 ? 0 : n == 31 ? -1 : 1,
                    memory.applyAsDouble(n),
                    (long) waiting.applyAsDouble(n),
                    0))
        .toList();
  }

  static Sample sample(int n, int life, double memory, long waiting, long failed) {
    var window = new Window(Latencies.of(2_000, 4_000), 0, failed);
    return new Sample(
        at(10L * (n - 1)),
        Duration.ofSeconds(10),
        10L * n,
        life,
        Map.of(Kind.WEBHOOK, window, Kind.READ, window, Kind.SIGN_IN, window),
        life < 0 ? Double.NaN : memory,
        life < 0 ? Double.NaN : memory / 2,
        0.5,
        0.25,
        0.01,
        new Waiting(waiting, 0, 0),
        Map.of(Level.INFO, 100L));
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
