package dev.ava.bench;

import dev.ava.bench.Tally.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A steady run as a picture: what is measured over time, with a band while the node was away.
record SteadyChart(SteadyRun run) {
  private static final int WIDTH = 960;
  private static final int LEFT = 70;
  private static final int ROOM = 720;
  private static final int HEIGHT = 110;
  private static final int HEADING = 30;
  private static final int MARGIN = 16;
  private static final int LEGEND_ROW = 18;

  String svg() {
    var panels =
        List.of(
            new Panel(
                "99th percentile, ms",
                Stream.of(Kind.values()).map(kind -> new Curve(kind.label(), p99(kind))).toList()),
            new Panel(
                "Waiting",
                List.of(
                    new Curve("inbox", sample -> sample.waiting().inbox()),
                    new Curve("outbox", sample -> sample.waiting().outbox()))),
            new Panel(
                "Memory of Ava, MiB",
                List.of(
                    new Curve("resident", Sample::memory),
                    new Curve("heap, with garbage", Sample::heap))),
            new Panel(
                "Processors",
                List.of(
                    new Curve("Ava", Sample::cpu), new Curve("PostgreSQL", Sample::databaseCpu))));
    var body = new StringBuilder();
    var y = MARGIN;
    for (var panel : panels) {
      draw(body, panel, y + HEADING);
      y += HEADING + HEIGHT + MARGIN;
    }
    body.append(Svg.text(LEFT, y + MARGIN, "", "0 to %d s".formatted((long) seconds())));
    return Svg.picture(WIDTH, y + 2 * MARGIN, body.toString());
  }

  private static ToDoubleFunction<Sample> p99(Kind kind) {
    return sample -> sample.window(kind).latencies().quantile(0.99);
  }

  private void draw(StringBuilder body, Panel panel, int top) {
    var most =
        panel.curves().stream()
            .flatMap(curve -> run.samples().stream().map(curve.value()::applyAsDouble))
            .filter(value -> !Double.isNaN(value))
            .reduce(1.0, Math::max);
    body.append(Svg.text(MARGIN, top - 10, "font-weight=\"600\"", panel.title()));
    body.append(away(top));
    body.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#d0d7de\"/>%n"
            .formatted(LEFT, top, ROOM, HEIGHT));
    body.append(Svg.text(MARGIN, top + 12, "", Numbers.of(most)));
    body.append(Svg.text(MARGIN, top + HEIGHT, "", "0"));
    for (var i = 0; i < panel.curves().size(); i++) {
      var curve = panel.curves().get(i);
      var colour = Svg.COLOURS.get(i);
      body.append(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n"
              .formatted(points(curve, most, top), colour));
      var row = top + 12 + i * LEGEND_ROW;
      body.append(
          "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n"
              .formatted(LEFT + ROOM + MARGIN, row - 9, colour));
      body.append(Svg.text(LEFT + ROOM + MARGIN + LEGEND_ROW, row, "", curve.name()));
    }
  }

  private String points(Curve curve, double most, int top) {
    return run.samples().stream()
        .filter(sample -> !Double.isNaN(curve.value().applyAsDouble(sample)))
        .map(
            sample ->
                "%s,%s"
                    .formatted(
                        at((double) sample.second()),
                        Svg.at(top + HEIGHT * (1 - curve.value().applyAsDouble(sample) / most))))
        .collect(Collectors.joining(" "));
  }

  private String away(int top) {
    var start = run.samples().getFirst().from();
    var from = Duration.between(start, run.restart().asked()).toMillis() / 1e3;
    var width = ROOM * (run.restart().away().toMillis() / 1e3) / seconds();
    return "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"#ffd8b5\"/>%n"
        .formatted(at(from), top, Svg.at(Math.max(1, width)), HEIGHT);
  }

  private String at(double second) {
    return Svg.at(LEFT + ROOM * second / seconds());
  }

  private double seconds() {
    return run.samples().getLast().second();
  }

  private record Panel(String title, List<Curve> curves) {}

  private record Curve(String name, ToDoubleFunction<Sample> value) {}
}
