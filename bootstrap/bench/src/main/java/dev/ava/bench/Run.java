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
    for (var workload : workloads) {
      attempt(workload.name() + ", before it", workload.before());
      measure(workload);
      attempt(workload.name() + ", after it", workload.after());
      kept.keep(results);
      forecast.finished(workload);
    }
    return results;
  }

  private void measure(Workload workload) throws InterruptedException {
    var contenders = List.copyOf(workload.trials().keySet());
    if (workload.warmedUp() && !options.warmUp().isZero()) {
      for (var contender : contenders) {
        attempt(
            workload.name() + ", warm-up, " + contender,
            () ->
                forecast.measured(
                    workload, 0, contender, trial(workload, contender).run(options.warmUp())));
      }
    }
    for (var round = 1; round <= options.rounds(); round++) {
      var turn = new ArrayList<>(contenders);
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
