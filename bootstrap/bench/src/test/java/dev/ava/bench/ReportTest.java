package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.bench.Measurement.Books;
import dev.ava.bench.Measurement.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Meter.Cost COST = new Meter.Cost(120, 80, 240, 0.03);

  private final Results results = new Results();
  private final Workload writing = workload("webhook", Workload.Unit.PER_SECOND);
  private final Workload starting = workload("start", Workload.Unit.MILLISECONDS);

  @Test
  void aRowHasTheMedianAndHowManyTimesBetterTheFirstIs() {
    measured(writing, "Ava", 3_000, 2_000, 2_500);
    measured(writing, "peer", 1_000, 1_000, 1_000);

    assertThat(markdown())
        .contains("| Ava | 2,500 (2,000 – 3,000) | 1.00 |")
        .contains("| peer | 1,000 | 2.50 (2.00 – 3.00) |")
        .contains("| 1.50 | 20.0 | 120 | 80.0 | 240 | 0 | 3 % |");
  }

  @Test
  void lessIsBetterWhereTimeCounts() {
    measured(starting, "Ava", 500);
    measured(starting, "peer", 600);

    assertThat(markdown()).contains("| peer | 600 | 1.20 |");
  }

  @Test
  void theBooksOfAllRoundsAreSummedUp() {
    results.add(writing, "Ava", Measurement.of(1).with(new Books(100, 0, 0, 0, 0, 0)));
    results.add(writing, "Ava", Measurement.of(1).with(new Books(50, 1, 0, 0, 0, -3)));

    assertThat(markdown()).contains("| Ava | 150 | 1 | 0 | 0 | 0 | 0 |");
    assertThat(results.books().get("Ava")).satisfies(books -> assertThat(books.agree()).isFalse());
  }

  @Test
  void theChartHasABarForEachContender() {
    measured(writing, "Ava", 2_000);
    measured(writing, "a < b", 1_000);

    var svg = new Chart(results).svg();

    assertThat(svg).contains("width=\"520.0\"").contains("width=\"260.0\"");
    assertThat(svg).contains("a &lt; b").contains("1,000   (2.00 ×)");
  }

  @Test
  void whatComparesAvaWithItselfAtSeveralSizesHasNoBar() {
    measured(writing, "Ava", 2_000);
    results.add(sized("alone", Size.Dimension.PEOPLE, 200), "Ava", Measurement.of(1));

    assertThat(new Chart(results).svg()).contains("webhook").doesNotContain("alone");
  }

  @Test
  void chartsAreWrittenBesideTheDocument(@TempDir Path folder) throws IOException {
    Publication.BENCH.write(
        folder, "text", Map.of("benchmarks.svg", "bars", "growth.svg", "curves"));

    assertThat(folder.resolve("benchmarks.md")).hasContent("# Benchmarks\n\ntext");
    assertThat(folder.resolve("benchmarks.svg")).hasContent("bars");
    assertThat(folder.resolve("growth.svg")).hasContent("curves");
  }

  @Test
  void resultsTakeThePlaceOfTheLastOnes() {
    var document =
        "# A\n\n<!-- results: make bench writes what follows -->\n\nold\n<!-- end of the results -->\n\nB\n";

    var replaced = Publication.BENCH.replaced(document, "new");

    assertThat(replaced).startsWith("# A").endsWith("B\n").contains("new").doesNotContain("old");
    assertThat(Publication.BENCH.replaced(replaced, "new")).isEqualTo(replaced);
  }

  @Test
  void aDocumentWithoutAPlaceForResultsIsLeftAlone() {
    assertThatThrownBy(() -> Publication.BENCH.replaced("# A", "new"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void measured(Workload workload, String contender, double... values) {
    for (var value : values) {
      results.add(workload, contender, Measurement.of(value, new Latency(1.5, 20), COST, 0));
    }
  }

  private static Workload sized(String name, Size.Dimension dimension, int count) {
    return Workload.of(
            name,
            name,
            Workload.Unit.PER_SECOND,
            Map.of("Ava", _ -> Measurement.of(0)),
            Duration.ofSeconds(1))
        .sized(new Size(dimension, count, "messages"));
  }

  private String markdown() {
    return new Markdown(results, new Machine(Map.of("cores", "2")), Options.read(Map.of()))
        .text("chart.svg", "growth.svg");
  }

  private static Workload workload(String name, Workload.Unit unit) {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    for (var contender : List.of("Ava", "peer", "a < b")) {
      trials.put(contender, _ -> Measurement.of(0));
    }
    return Workload.of(name, name, unit, trials, Duration.ofSeconds(1));
  }
}
