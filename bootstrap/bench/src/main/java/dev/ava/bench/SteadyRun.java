package dev.ava.bench;

import dev.ava.bench.LogCount.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that a steady run has shown.
///
/// @param alarming all lines of the log from WARN on
/// @param emptied how long after the load the queues were empty; missing if they never were
record SteadyRun(
    SteadyOptions options,
    List<Sample> samples,
    Restart restart,
    List<Line> alarming,
    Optional<Duration> emptied,
    SteadyBooks books) {

  /// Whether nothing is expected of a span: the node was new, away, or new again.
  boolean excuses(Instant from, Instant to) {
    return from.isBefore(start().plus(options.comingRound()))
        || restart.touches(from, to, options.comingRound());
  }

  private Instant start() {
    return samples.stream().map(Sample::from).findFirst().orElse(Instant.EPOCH);
  }

  /// The lines from WARN on that were not said while the node was away or coming round.
  List<Line> unexplained() {
    return alarming.stream().filter(line -> !isExplained(Instant.ofEpochMilli(line.at()))).toList();
  }

  private boolean isExplained(Instant moment) {
    return restart.touches(moment, moment, options.comingRound());
  }
}
