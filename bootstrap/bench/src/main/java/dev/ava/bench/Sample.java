package dev.ava.bench;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.Tally.Kind;
import dev.ava.bench.Tally.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// What was seen in some seconds of a steady run.
///
/// @param from when they began
/// @param length of the window
/// @param second of the run in which they ended
/// @param life which process of Ava's it was, counted from 0; negative if there was not one alone
/// @param windows what became of the requests that ended meanwhile
/// @param memory of Ava at the end, in MiB, shared pages counted once; NaN while there is no node
/// @param heap of that, what Java uses for objects, garbage included, in MiB; NaN if unknown
/// @param cpu of Ava, in processors; NaN if there was not one process all the time
/// @param databaseCpu the same of PostgreSQL
/// @param others the share of the machine that went to processes which have nothing to do with it
/// @param waiting at the end
/// @param log lines by level
record Sample(
    Instant from,
    Duration length,
    long second,
    int life,
    Map<Kind, Window> windows,
    double memory,
    double heap,
    double cpu,
    double databaseCpu,
    double others,
    Waiting waiting,
    Map<Level, Long> log) {

  Window window(Kind kind) {
    return Objects.requireNonNull(windows.get(kind));
  }

  long lines(Level level) {
    return log.getOrDefault(level, 0L);
  }

  Instant to() {
    return from.plus(length);
  }
}
