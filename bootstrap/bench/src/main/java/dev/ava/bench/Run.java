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
  private final Progress progress;
  private final Results results = new Results();

  Run(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  Results of(List<Workload> workloads) throws IOException, SQLException, InterruptedException {
    progress.plan(workloads);
    for (var workload : workloads) {
      workload.before().run();
      try {
        measure(workload);
      } finally {
        workload.after().run();
      }
      progress.finished(workload);
    }
    return results;
  }

  private void measure(Workload workload) throws IOException, SQLException, InterruptedException {
    var contenders = List.copyOf(workload.trials().keySet());
    if (workload.warmedUp() && !options.warmUp().isZero()) {
      for (var contender : contenders) {
        var trial = Objects.requireNonNull(workload.trials().get(contender));
        progress.measured(workload, 0, contender, trial.run(options.warmUp()));
      }
    }
    for (var round = 1; round <= options.rounds(); round++) {
      var turn = new ArrayList<>(contenders);
      Collections.rotate(turn, 1 - round);
      for (var contender : turn) {
        var trial = Objects.requireNonNull(workload.trials().get(contender));
        var measurement = trial.run(options.length());
        results.add(workload, contender, measurement);
        progress.measured(workload, round, contender, measurement);
      }
    }
  }
}
