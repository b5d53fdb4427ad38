package dev.ava.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One kind of work, in the way of each contender.
///
/// @param name for `BENCH_ONLY`
/// @param title for people
/// @param trials by the name of the contender, in order; all others are compared with the first
/// @param expected how long one measurement takes about
/// @param warmUp when it is done for a while without being measured
/// @param before what is done once before all of them
/// @param after what is done once after all of them, whatever came of them
/// @param size of what grows, where that is the question
record Workload(
    String name,
    String title,
    Unit unit,
    Map<String, Trial> trials,
    Duration expected,
    WarmUp warmUp,
    Step before,
    Step after,
    Optional<Size> size) {
  private static final Duration OVERHEAD = Duration.ofSeconds(3);

  static Workload of(
      String name, String title, Unit unit, Map<String, Trial> trials, Duration length) {
    return new Workload(
        name,
        title,
        unit,
        trials,
        length.plus(OVERHEAD),
        WarmUp.WITH_ALL,
        Step.NOTHING,
        Step.NOTHING,
        Optional.empty());
  }

  Workload lasting(Duration about) {
    return new Workload(name, title, unit, trials, about, warmUp, before, after, size);
  }

  Workload cold() {
    return new Workload(name, title, unit, trials, expected, WarmUp.NONE, before, after, size);
  }

  /// What can be done only once something else is there, and so is warmed up when its turn comes.
  Workload late() {
    return new Workload(name, title, unit, trials, expected, WarmUp.ALONE, before, after, size);
  }

  Workload between(Step first, Step last) {
    return new Workload(name, title, unit, trials, expected, WarmUp.ALONE, first, last, size);
  }

  Workload sized(Size wanted) {
    return new Workload(
        name, title, unit, trials, expected, warmUp, before, after, Optional.of(wanted));
  }

  /// When a workload is done without being measured.
  enum WarmUp {
    /// Never: what is measured is the beginning.
    NONE,
    /// Before the first of all that are warmed up is measured, so that each finds programs that
    /// have done all of this work before.
    WITH_ALL,
    /// Right before it is measured.
    ALONE
  }

  /// A measurement.
  interface Trial {
    /// @param length how long the load lasts, where that can be chosen
    Measurement run(Duration length) throws IOException, SQLException, InterruptedException;
  }

  interface Step {
    Step NOTHING = () -> {};

    void run() throws IOException, SQLException, InterruptedException;
  }

  /// What a measurement's value counts.
  enum Unit {
    PER_SECOND("per second", true),
    MILLISECONDS("ms", false),
    MEBIBYTES("MiB", false);

    private final String label;
    private final boolean moreIsBetter;

    Unit(String label, boolean moreIsBetter) {
      this.label = label;
      this.moreIsBetter = moreIsBetter;
    }

    String label() {
      return label;
    }

    /// How many times better one value is than another.
    double times(double one, double other) {
      return moreIsBetter ? one / other : other / one;
    }
  }
}
