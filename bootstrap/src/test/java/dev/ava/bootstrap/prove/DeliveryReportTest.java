package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bootstrap.prove.DeliveryRun.GraphTally;
import dev.ava.bootstrap.prove.DeliveryRun.Unknowns;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What people read.
class DeliveryReportTest {
  private static final Conditions CONDITIONS = Example.small(42);

  @Test
  void whenAllIsWellItSaysSoWithTheFigures() {
    var report = DeliveryReport.of(CONDITIONS, run(List.of()));

    assertThat(report.text())
        .contains("Every message arrived once")
        .containsPattern("messages lost +0\n")
        .containsPattern("seed +42\n")
        .containsPattern("was taken up again +p50 2.0 s, max 3.0 s\n")
        .containsPattern("kills +3, 2 of them with work under way\n")
        .containsPattern("sent again by a person +2\n");
    assertThat(report.markdown())
        .startsWith("# Proof of delivery\n")
        .contains("| messages lost | 0 |\n")
        .doesNotContain("## Cases");
  }

  @Test
  void everyKindOfBrokenPromiseIsCountedAndShown() {
    var findings =
        Stream.of(Violation.values())
            .map(violation -> new Finding(violation, "case of " + violation))
            .toList();
    var run = run(findings);

    assertThat(run.holds()).isFalse();
    assertThat(DeliveryReport.of(CONDITIONS, run).text())
        .contains("Promises were broken")
        .contains(Stream.of(Violation.values()).map(each -> "case of " + each).toList());
  }

  @Test
  void ofManyCasesOfAKindTheFirstAreShown() {
    var many =
        Stream.iterate(1, number -> number + 1)
            .limit(500)
            .map(number -> new Finding(Violation.LOST, "number " + number + "."))
            .toList();

    assertThat(DeliveryReport.of(CONDITIONS, run(many)).markdown())
        .contains("| messages lost | 500 |")
        .contains("number 10.")
        .doesNotContain("number 11.");
  }

  private static DeliveryRun run(List<Finding> findings) {
    return new DeliveryRun(
        Duration.ofSeconds(90),
        Flow.of(CONDITIONS, Schedule.of(CONDITIONS)),
        12,
        300,
        new GraphTally(2_000, 100, 20, 10, 40),
        new Unknowns(110, 108, 2, 0),
        3,
        List.of(
            new Recovery(0, Duration.ZERO, Duration.ZERO),
            new Recovery(4, Duration.ofSeconds(2), Duration.ofSeconds(4)),
            new Recovery(2, Duration.ofSeconds(3), Duration.ofSeconds(5))),
        List.of(Duration.ofMillis(700)),
        0,
        "17.11",
        findings);
  }
}
