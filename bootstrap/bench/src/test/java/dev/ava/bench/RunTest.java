package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Duration LENGTH = Duration.ofSeconds(3);
  private static final Duration WARM_UP = Duration.ofSeconds(7);

  private final List<String> done = new ArrayList<>();

  @Test
  void everythingIsWarmBeforeTheFirstOfItIsMeasured() throws Exception {
    var results = run(1, workload("start").cold(), workload("writes"), workload("reads"));

    assertThat(done)
        .containsExactly(
            "start A 3",
            "start B 3",
            "writes A 7",
            "writes B 7",
            "reads A 7",
            "reads B 7",
            "writes A 3",
            "writes B 3",
            "reads A 3",
            "reads B 3");
    assertThat(results.rows(results.workloads().getLast()))
        .allMatch(row -> row.rounds().size() == 1);
  }

  @Test
  void whatNeedsSomethingFirstIsWarmedUpWhenThatIsThere() throws Exception {
    var filled = workload("filled").between(() -> done.add("fill"), () -> done.add("empty"));

    run(1, filled, workload("reads"), workload("growing").late());

    assertThat(done)
        .containsExactly(
            "fill",
            "filled A 7",
            "filled B 7",
            "filled A 3",
            "filled B 3",
            "empty",
            "reads A 7",
            "reads B 7",
            "reads A 3",
            "reads B 3",
            "growing A 7",
            "growing B 7",
            "growing A 3",
            "growing B 3");
  }

  @Test
  void eachRoundBeginsWithAnotherContender() throws Exception {
    run(2, workload("start").cold());

    assertThat(done).containsExactly("start A 3", "start B 3", "start B 3", "start A 3");
  }

  @Test
  void whatFailsIsNotedAndTheRestGoesOn() throws Exception {
    var broken =
        Workload.of(
            "broken",
            "broken",
            Workload.Unit.PER_SECOND,
            Map.of(
                "A",
                _ -> {
                  throw new IOException("no answer");
                }),
            LENGTH);

    var results = run(1, broken, workload("reads"));

    assertThat(results.failures()).containsExactly("broken, warm-up, A", "broken, round 1, A");
    assertThat(done).contains("reads A 3", "reads B 3");
  }

  private Results run(int rounds, Workload... workloads) throws Exception {
    var options =
        Options.read(
            Map.of(
                "BENCH_SECONDS", String.valueOf(LENGTH.toSeconds()),
                "BENCH_WARMUP", String.valueOf(WARM_UP.toSeconds()),
                "BENCH_ROUNDS", String.valueOf(rounds)));
    var silent =
        new Progress(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new Run(options, new Forecast(silent, options)).of(List.of(workloads), _ -> {});
  }

  private Workload workload(String name) {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    for (var contender : List.of("A", "B")) {
      trials.put(
          contender,
          length -> {
            done.add("%s %s %d".formatted(name, contender, length.toSeconds()));
            return Measurement.of(1);
          });
    }
    return Workload.of(name, name, Workload.Unit.PER_SECOND, trials, LENGTH);
  }
}
