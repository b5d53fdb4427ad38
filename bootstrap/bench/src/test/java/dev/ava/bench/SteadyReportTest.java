package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyReportTest {
  private final SteadyRun run = SteadyRuns.of(SteadyRuns.samples(n -> 300 + n % 2, n -> n));

  @TempDir private Path folder;

  @Test
  void everyMinuteIsARow() {
    var text = text(run);

    assertThat(text)
        .contains("**It held: ")
        .contains("| 1 | 12 | 2.00 / 4.00 / 4.00 | 12 |")
        .contains("\n| 10 | ")
        .doesNotContain("\n| 11 | ");
  }

  @Test
  void whyItDidNotHoldIsSaid() {
    var full = SteadyRuns.of(SteadyRuns.samples(_ -> 300, _ -> 4_000));

    assertThat(text(full)).contains("**It did not hold: 4,000 items waited, and 3,000 may.**");
  }

  @Test
  void theChartShowsWhenTheNodeWasAway() {
    var svg = new SteadyChart(run).svg();

    assertThat(svg).contains("fill=\"#ffd8b5\"").contains("x=\"430.0\"").contains("Waiting");
    assertThat(svg.split("<polyline", -1)).hasSize(10);
  }

  @Test
  void everySampleIsALineWithAsManyValuesAsThereAreColumns() throws IOException {
    var csv = SteadyCsv.in(folder);

    csv.add(run.samples().getFirst());
    csv.add(SteadyRuns.sample(31, -1, 300, 0, 0));

    assertThat(Files.readAllLines(csv.file()))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(31));
    assertThat(Files.readAllLines(csv.file()).getLast()).startsWith("310,-1,2,2.00,4.00,4.00,0,0,");
  }

  @Test
  void theHeapIsTheSumOfItsParts() {
    var metrics =
        """
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.048576E7
        jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.097152E7
        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E7
        """;

    assertThat(Sampler.heap(metrics)).isEqualTo(30);
    assertThat(Sampler.heap("")).isNaN();
  }

  private static String text(SteadyRun run) {
    return new SteadyMarkdown(run, Verdict.of(run), new Machine(Map.of("cores", "2")))
        .text("chart.svg");
  }
}
