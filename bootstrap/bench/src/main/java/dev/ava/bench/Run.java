package dev.ava.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Measures one workload after the other, and in each one contender after the other, round by
/// round, so that what the machine does meanwhile hits all of them.
final class Run {
  private final Options options;
  private final Forecast forecast;
  private final Results results = new Results();

  Run(Options options, Forecast forecast) {
    this.options = options;
    this.forecast = forecast;
  }

  /// A measurement that fails is noted, and the others go on.
  ///
  /// @param kept is done with the results after each workload, so that none are lost
  Results of(List<Workload> workloads, Keep kept) throws IOException, InterruptedException {
    forecast.plan(workloads);
    var together =
        workloads.stream()
            .filter(workload -> workload.warmUp() == Workload.WarmUp.WITH_ALL)
            .toList();
    for (var workload : workloads) {
      if (!together.isEmpty() && workload.equals(together.getFirst())) {
        warmUp(together);
      }
      attempt(workload.name() + ", before it", workload.before());
      if (workload.warmUp() == Workload.WarmUp.ALONE) {
        warmUp(List.of(workload));
      }
      measure(workload);
      attempt(workload.name() + ", after it", workload.after());
      kept.keep(results);
      forecast.finished(workload);
    }
    return results;
  }

  private void warmUp(List<Workload> workloads) throws InterruptedException {
    if (options.warmUp().isZero()) {
      return;
    }
    for (var workload : workloads) {
      for (var contender : workload.trials().keySet()) {
        attempt(
            workload.name() + ", warm-up, " + contender,
            () ->
                forecast.measured(
                    workload, 0, contender, trial(workload, contender).run(options.warmUp())));
      }
      forecast.warmedUp(workload);
    }
  }

  private void measure(Workload workload) throws InterruptedException {
    for (var round = 1; round <= options.rounds(); round++) {
      var turn = new ArrayList<>(workload.trials().keySet());
      Collections.rotate(turn, 1 - round);
      for (var contender : turn) {
        measure(workload, round, contender);
      }
    }
  }

  private void measure(Workload workload, int round, String contender) throws InterruptedException {
    attempt(
        "%s, round %d, %s".formatted(workload.name(), round, contender),
        () -> {
          var measurement = trial(workload, contender).run(options.length());
          results.add(workload, contender, measurement);
          forecast.measured(workload, round, contender, measurement);
        });
  }

  private static Workload.Trial trial(Workload workload, String contender) {
    return Objects.requireNonNull(workload.trials().get(contender));
  }

  private void attempt(String what, Workload.Step step) throws InterruptedException {
    try {
      step.run();
    } catch (IOException | SQLException e) {
      forecast.say(what + " failed: " + e.getMessage());
      results.fail(what);
    }
  }

  /// What happens to results.
  interface Keep {
    void keep(Results results) throws IOException;
  }
}
