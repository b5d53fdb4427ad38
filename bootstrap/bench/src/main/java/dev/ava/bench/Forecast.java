package dev.ava.bench;

import java.time.Duration;
import java.util.List;

/// Says what has been measured and how long the rest takes about.
final class Forecast {
  private static final int SECONDS_IN_A_MINUTE = 60;

  private final Progress progress;
  private final Options options;
  private Duration total = Duration.ZERO;
  private Duration done = Duration.ZERO;

  Forecast(Progress progress, Options options) {
    this.progress = progress;
    this.options = options;
  }

  void say(String what) {
    progress.say(what);
  }

  /// Says how long all of it takes about.
  void plan(List<Workload> workloads) {
    total = Workloads.filling(options);
    for (var workload : workloads) {
      total = total.plus(warmUp(workload)).plus(expected(workload));
    }
    say(
        "%d workloads, %d rounds of %d s each: about %d minutes from now."
            .formatted(
                workloads.size(), options.rounds(), options.length().toSeconds(), minutes(total)));
  }

  private Duration expected(Workload workload) {
    return workload.expected().multipliedBy((long) options.rounds() * workload.trials().size());
  }

  private Duration warmUp(Workload workload) {
    return workload.warmUp() == Workload.WarmUp.NONE || options.warmUp().isZero()
        ? Duration.ZERO
        : options
            .warmUp()
            .plus(workload.expected())
            .minus(options.length())
            .multipliedBy(workload.trials().size());
  }

  void measured(Workload workload, int round, String contender, Measurement measurement) {
    say(
        "%s, %s: %s: %s %s%s"
            .formatted(
                workload.name(),
                round == 0 ? "warm-up" : "round %d of %d".formatted(round, options.rounds()),
                contender,
                Numbers.of(measurement.value()),
                workload.unit().label(),
                measurement
                    .latency()
                    .map(
                        latency ->
                            ", p50 %s ms, p99 %s ms"
                                .formatted(Numbers.of(latency.p50()), Numbers.of(latency.p99())))
                    .orElse("")));
    measurement.notes().forEach(note -> say("  " + note));
    measurement.books().filter(books -> !books.agree()).ifPresent(books -> say("  " + books));
  }

  void warmedUp(Workload workload) {
    done = done.plus(warmUp(workload));
    sayWhatIsLeft(workload.name() + " is warm");
  }

  void finished(Workload workload) {
    done = done.plus(expected(workload));
    sayWhatIsLeft(workload.name() + " is done");
  }

  private void sayWhatIsLeft(String what) {
    say("%s; about %d minutes to go.".formatted(what, minutes(total.minus(done))));
  }

  private static long minutes(Duration duration) {
    return Math.max(0, (duration.toSeconds() + SECONDS_IN_A_MINUTE - 1) / SECONDS_IN_A_MINUTE);
  }
}
