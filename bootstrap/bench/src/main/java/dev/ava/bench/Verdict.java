package dev.ava.bench;

import dev.ava.bench.Tally.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether Ava has held what it promises under a steady load.
///
/// @param reasons why not; empty if it has
/// @param findings what was judged, with figures
record Verdict(List<String> reasons, List<String> findings) {
  private static final Duration LONGEST_END = Duration.ofMinutes(1);
  private static final double PERCENT = 100;

  static Verdict of(SteadyRun run) {
    var verdict = new Verdict(new ArrayList<>(), new ArrayList<>());
    verdict.books(run);
    verdict.requests(run);
    verdict.queues(run);
    verdict.memory(run);
    verdict.warnings(run);
    verdict.restart(run);
    verdict.others(run);
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

  private void queues(SteadyRun run) {
    var most =
        run.samples().stream()
            .filter(sample -> !run.excuses(sample.from(), sample.to()))
            .mapToLong(sample -> sample.waiting().all())
            .max()
            .orElse(0);
    var bound = run.options().mostWaiting();
    findings.add(
        "At most %,d items waited in both queues, the first %2$d s and those after the restart aside; %3$,d, what comes in ten seconds, may."
            .formatted(most, run.options().comingRound().toSeconds(), bound));
    if (most > bound) {
      reasons.add("%,d items waited, and %,d may".formatted(most, bound));
    }
    run.emptied()
        .ifPresentOrElse(
            this::emptied, () -> reasons.add("the queues were never empty after the load"));
  }

  private void emptied(Duration after) {
    findings.add(
        "The queues were empty %d s after the load; %d s may be."
            .formatted(after.toSeconds(), LONGEST_END.toSeconds()));
    if (after.compareTo(LONGEST_END) > 0) {
      reasons.add(
          "the queues were not empty until %d s after the load".formatted(after.toSeconds()));
    }
  }

  private void memory(SteadyRun run) {
    var parts = Flatness.of(run.samples());
    if (parts.isEmpty()) {
      findings.add("Memory was not judged: the run was too short.");
    }
    for (var part : parts) {
      var figures =
          String.format(
              Locale.ROOT,
              "%s: %.0f MiB in the first fifth after a warm-up and %.0f MiB in the last, %+.0f %%",
              part.what(),
              part.first(),
              part.last(),
              PERCENT * part.growth());
      findings.add(
          String.format(
              Locale.ROOT,
              "Memory of %s (%+.0f %% may be); the least heap was %.0f and %.0f MiB.",
              figures,
              PERCENT * Flatness.MOST_GROWTH,
              part.firstHeap(),
              part.lastHeap()));
      if (!part.isFlat()) {
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

  /// It is no reason, but whoever reads the figures has to know.
  private void others(SteadyRun run) {
    var median =
        Spread.of(
                run.samples().stream()
                    .map(Sample::others)
                    .filter(share -> !Double.isNaN(share))
                    .toList())
            .median();
    findings.add(
        String.format(
            Locale.ROOT,
            "Others took %.0f %% of the machine (median); with more than a few percent, figures are worth little.",
            PERCENT * median));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
