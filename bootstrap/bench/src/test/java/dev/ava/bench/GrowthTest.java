package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.Measurement.Latency;
import dev.ava.bench.Size.Dimension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private final Results results = new Results();

  @Test
  void pointsOfOneCurveGoFromTheSmallestSizeToTheLargest() {
    measured(new Size(Dimension.PEOPLE, 2_000, "webhooks"), "Ava", 1_800);
    measured(new Size(Dimension.PEOPLE, 200, "webhooks"), "Ava", 2_000);
    measured(new Size(Dimension.PEOPLE, 200, "messages"), "Ava", 5_000);

    var column = Growth.of(results).columns().getFirst();

    assertThat(column.curves())
        .extracting(Growth.Curve::name)
        .containsExactly("webhooks", "messages");
    assertThat(column.curves().getFirst().points())
        .extracting(Growth.Point::size)
        .containsExactly(200, 2_000);
  }

  @Test
  void onlyAvaGrows() {
    measured(new Size(Dimension.ROWS, 10_000, "newest page"), "Ava", 5_000);
    measured(new Size(Dimension.NODES, 2, "replies"), "Ava, two nodes", 900);
    measured(new Size(Dimension.ROWS, 1_000_000, "newest page"), "pgbench", 9_000);

    assertThat(Growth.of(results).columns())
        .allSatisfy(column -> assertThat(column.curves().getFirst().points()).hasSize(1))
        .extracting(Growth.Column::dimension)
        .containsExactly(Dimension.ROWS, Dimension.NODES);
  }

  @Test
  void sizesAreOnALogarithmicScaleAndValuesOnALinearOne() {
    measured(new Size(Dimension.LENGTH, 100, "newest page"), "Ava", 4_000);
    measured(new Size(Dimension.LENGTH, 1_000, "newest page"), "Ava", 2_000);
    measured(new Size(Dimension.LENGTH, 10_000, "newest page"), "Ava", 1_000);

    var svg = new GrowthChart(Growth.of(results)).svg();

    assertThat(svg)
        .contains("messages of one person", "newest page", ">100<", ">1K<", ">10K<")
        .contains("<polyline points=\"70.0,100.0 145.0,160.0 220.0,190.0\"");
  }

  @Test
  void oneSizeAloneIsAPoint() {
    measured(new Size(Dimension.PEOPLE, 200, "webhooks"), "Ava", 2_000);

    assertThat(new GrowthChart(Growth.of(results)).svg())
        .contains("<circle cx=\"145.0\" cy=\"100.0\"")
        .doesNotContain("NaN");
  }

  @Test
  void theDocumentHasTheSameFigures() {
    measured(new Size(Dimension.PEOPLE, 20_000, "webhooks"), "Ava", 2_000);

    assertThat(markdown())
        .contains("![How cost grows](growth.svg)")
        .contains("| people | 20,000 | webhooks | 2,000 | 20.0 | 120 | 80.0 |");
  }

  @Test
  void theDocumentIsSilentIfNothingGrows() {
    results.add(workload("start", "Ava"), "Ava", Measurement.of(1));

    assertThat(markdown()).doesNotContain("grows");
  }

  private void measured(Size size, String contender, double value) {
    results.add(
        workload(size.curve() + size.count(), contender).sized(size),
        contender,
        Measurement.of(value, new Latency(1.5, 20), new Meter.Cost(120, 80, 240, 0), 0));
  }

  private String markdown() {
    return new Markdown(results, new Machine(Map.of("cores", "2")), Options.read(Map.of()))
        .text("chart.svg", "growth.svg");
  }

  private static Workload workload(String name, String contender) {
    return Workload.of(
        name,
        name,
        Workload.Unit.PER_SECOND,
        Map.of(contender, _ -> Measurement.of(0)),
        Duration.ofSeconds(1));
  }
}
