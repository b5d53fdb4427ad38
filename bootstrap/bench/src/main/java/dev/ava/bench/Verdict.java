package dev.ava.bench;

import dev.ava.bench.Tally.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether Ava has held what it promises under a steady load.
///
/// @param reasons why not; empty if it has
/// @param findings what was judged, with figures
record Verdict(List<String> reasons, List<String> findings) {
  private static final Duration WARM_UP = Duration.ofMinutes(1);
  private static final double PERCENT = 100;

  static Verdict of(SteadyRun run) {
    var verdict = new Verdict(new ArrayList<>(), new ArrayList<>());
    verdict.books(run);
    verdict.requests(run);
    verdict.queues(run);
    verdict.memory(run);
    verdict.warnings(run);
    verdict.restart(run);
    return new Verdict(List.copyOf(verdict.reasons), List.copyOf(verdict.findings));
  }

  boolean holds() {
    return reasons.isEmpty();
  }

  private void books(SteadyRun run) {
    var sent = run.books().sent();
    findings.add(
        "%,d messages and %,d reports were answered 200, and Graph has taken %,d replies."
            .formatted(sent.messages(), sent.reports(), sent.taken().all()));
    reasons.addAll(run.books().faults());
  }

  private void requests(SteadyRun run) {
    for (var kind : Kind.values()) {
      var all =
          Tally.Window.merged(run.samples().stream().map(sample -> sample.window(kind)).toList());
      if (all.failed() > 0) {
        reasons.add("%,d %s failed for good".formatted(all.failed(), kind.label()));
      }
    }
  }

  /// The first minute is left out, in which Java compiles, and the one after the restart.
  private void queues(SteadyRun run) {
    var most =
        run.samples().stream()
            .filter(sample -> !sample.to().isBefore(start(run).plus(WARM_UP)))
            .filter(sample -> !run.restart().touches(sample.from(), sample.to()))
            .mapToLong(sample -> sample.waiting().all())
            .max()
            .orElse(0);
    var bound = run.options().mostWaiting();
    findings.add(
        "At most %,d items waited in both queues, without the first minute and the one after the restart; %,d, what comes in ten seconds, may."
            .formatted(most, bound));
    if (most > bound) {
      reasons.add("%,d items waited, and %,d may".formatted(most, bound));
    }
    run.emptied()
        .ifPresentOrElse(
            after ->
                findings.add(
                    "The queues were empty %d s after the load.".formatted(after.toSeconds())),
            () -> reasons.add("the queues were never empty after the load"));
  }

  private void memory(SteadyRun run) {
    var lives = Flatness.of(run.samples());
    if (lives.isEmpty()) {
      findings.add("Memory was not judged: no process lived long enough.");
    }
    for (var life : lives) {
      var figures =
          String.format(
              Locale.ROOT,
              "%.0f MiB in the first fifth of its life after a warm-up and %.0f MiB in the last (%+.0f %%; %+.0f %% may be)",
              life.first(),
              life.last(),
              PERCENT * life.growth(),
              PERCENT * Flatness.MOST_GROWTH);
      findings.add(
          String.format(
              Locale.ROOT,
              "The node %s the restart had %s; the least heap was %.0f and %.0f MiB.",
              life.life() == 0 ? "before" : "after",
              figures,
              life.firstHeap(),
              life.lastHeap()));
      if (!life.isFlat()) {
        reasons.add("memory grew: " + figures);
      }
    }
  }

  private void warnings(SteadyRun run) {
    var unexplained = run.unexplained().size();
    var most = run.options().mostWarnings();
    findings.add(
        "%,d lines of the log were warnings or errors, %,d of them outside the restart; fewer than %,d may be."
            .formatted(run.alarming().size(), unexplained, most));
    if (unexplained >= most) {
      reasons.add("%,d warnings and errors outside the restart".formatted(unexplained));
    }
  }

  private void restart(SteadyRun run) {
    findings.add(
        String.format(
            Locale.ROOT,
            "The node was asked to end, ended after %.1f s, and the next was ready after %.1f s.",
            seconds(Duration.between(run.restart().asked(), run.restart().ended())),
            seconds(run.restart().away())));
    if (run.restart().forced()) {
      reasons.add("the node did not end by itself");
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static Instant start(SteadyRun run) {
    return run.samples().stream().map(Sample::from).findFirst().orElse(Instant.EPOCH);
  }
}
