package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.LogCount.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final List<Sample> CALM = SteadyRuns.samples(_ -> 300, _ -> 10);

  @Test
  void aCalmRunHolds() {
    var verdict = Verdict.of(SteadyRuns.of(CALM));

    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.findings())
        .anyMatch(finding -> finding.startsWith("100 messages and 300 reports"))
        .anyMatch(finding -> finding.contains("the node before the restart: 300 MiB"))
        .anyMatch(finding -> finding.contains("the node after it: 300 MiB"))
        .anyMatch(finding -> finding.contains("the whole run: 300 MiB"))
        .anyMatch(finding -> finding.startsWith("Others took 1 % of the machine"));
  }

  @Test
  void memoryThatGrowsInOneLifeFails() {
    var growing = SteadyRuns.samples(n -> n <= 30 ? 300 : 200 + 4 * (n - 30), _ -> 10);

    assertThat(Verdict.of(SteadyRuns.of(growing)).reasons())
        .containsExactly(
            "memory grew: the node after it: 242 MiB in the first fifth after a warm-up and 314 MiB in the last, +30 %");
  }

  @Test
  void aNodeThatTakesMoreThanTheOneBeforeItFails() {
    var more = SteadyRuns.samples(n -> n <= 30 ? 300 : 500, _ -> 10);

    assertThat(Verdict.of(SteadyRuns.of(more)).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason).startsWith("memory grew: the whole run: 300 MiB"));
  }

  @Test
  void memoryThatGrowsWhileItWarmsUpIsFlat() {
    var warming = SteadyRuns.samples(n -> Math.min(300, 150 + 30 * ((n - 1) % 31)), _ -> 10);

    assertThat(Flatness.of(warming)).hasSize(3).allMatch(Flatness::isFlat);
  }

  @Test
  void aRunThatIsTooShortHasItsMemoryNotJudged() {
    var verdict = Verdict.of(SteadyRuns.of(CALM.subList(0, 8)));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.findings()).anyMatch(finding -> finding.startsWith("Memory was not judged"));
  }

  @Test
  void queuesMayGrowOnlyWhileJavaCompilesAndTheNodeIsAway() {
    var explained = SteadyRuns.samples(_ -> 300, n -> n < 6 || (n > 30 && n <= 36) ? 9_000 : 10);
    var full = SteadyRuns.samples(_ -> 300, n -> n == 50 ? 3_001 : 10);

    assertThat(Verdict.of(SteadyRuns.of(explained)).reasons()).isEmpty();
    assertThat(Verdict.of(SteadyRuns.of(full)).reasons())
        .containsExactly("3,001 items waited, and 3,000 may");
  }

  @Test
  void aShortRunExcusesLess() {
    var two = SteadyOptions.read(Map.of("STEADY_MINUTES", "2"));

    assertThat(two.comingRound()).isEqualTo(Duration.ofSeconds(12));
    assertThat(SteadyRuns.OPTIONS.comingRound()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void queuesHaveToBeEmptySoonAfterTheLoad() {
    assertThat(Verdict.of(emptied(Optional.of(Duration.ofSeconds(60)))).reasons()).isEmpty();
    assertThat(Verdict.of(emptied(Optional.of(Duration.ofSeconds(107)))).reasons())
        .containsExactly("the queues were not empty until 107 s after the load");
    assertThat(Verdict.of(emptied(Optional.empty())).reasons())
        .containsExactly("the queues were never empty after the load");
  }

  private static SteadyRun emptied(Optional<Duration> after) {
    return new SteadyRun(
        SteadyRuns.OPTIONS, CALM, SteadyRuns.RESTART, List.of(), after, SteadyRuns.BOOKS);
  }

  @Test
  void warningsOutsideTheRestartAreCounted() {
    assertThat(Verdict.of(SteadyRuns.of(CALM, warnings(310, 1_000))).holds()).isTrue();
    assertThat(Verdict.of(SteadyRuns.of(CALM, warnings(400, 14))).holds()).isTrue();
    assertThat(Verdict.of(SteadyRuns.of(CALM, warnings(400, 15))).reasons())
        .containsExactly("15 warnings and errors outside the restart");
  }

  @Test
  void aRequestThatFailedForGoodFails() {
    var samples = new ArrayList<>(CALM);
    samples.set(40, SteadyRuns.sample(41, 1, 300, 10, 2));

    assertThat(Verdict.of(SteadyRuns.of(samples)).reasons()).contains("2 webhooks failed for good");
  }

  @Test
  void aNodeThatHadToBeKilledFails() {
    var killed =
        new Restart(
            SteadyRuns.RESTART.asked(),
            SteadyRuns.RESTART.ended(),
            SteadyRuns.RESTART.ready(),
            true);
    var run =
        new SteadyRun(
            SteadyRuns.OPTIONS,
            CALM,
            killed,
            List.of(),
            SteadyRuns.of(CALM).emptied(),
            SteadyRuns.BOOKS);

    assertThat(Verdict.of(run).reasons()).containsExactly("the node did not end by itself");
  }

  private static Line[] warnings(long second, int count) {
    return LongStream.range(0, count)
        .mapToObj(
            _ ->
                new Line(
                    SteadyRuns.at(second).toEpochMilli(), Level.WARN, "dev.ava.Any", "It happened"))
        .toArray(Line[]::new);
  }
}
