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
/// @param warmedUp whether it makes sense to do it for a while before it is measured
/// @param before what is done once before all of them
/// @param after what is done once after all of them, whatever came of them
/// @param size of what grows, where that is the question
record Workload(
    String name,
    String title,
    Unit unit,
    Map<String, Trial> trials,
    Duration expected,
    boolean warmedUp,
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
        true,
        Step.NOTHING,
        Step.NOTHING,
        Optional.empty());
  }

  Workload lasting(Duration about) {
    return new Workload(name, title, unit, trials, about, warmedUp, before, after, size);
  }

  Workload cold() {
    return new Workload(name, title, unit, trials, expected, false, before, after, size);
  }

  Workload between(Step first, Step last) {
    return new Workload(name, title, unit, trials, expected, warmedUp, first, last, size);
  }

  Workload sized(Size wanted) {
    return new Workload(
        name, title, unit, trials, expected, warmedUp, before, after, Optional.of(wanted));
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
