package dev.ava.bench;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How cost grows, as a picture: a column for each dimension, with what is done above and what it
/// costs below. Sizes are on a logarithmic scale; a vertical line goes from the smallest value
/// to the largest.
record GrowthChart(Growth growth) {
  private static final int WIDTH = 960;
  private static final int MARGIN = 16;
  private static final int COLUMN = 236;
  private static final int LEFT = 54;
  private static final int ROOM = 150;
  private static final int HEIGHT = 120;
  private static final int HEADING = 30;
  private static final int AXIS = 34;
  private static final int ROW = 18;
  private static final String BOLD = "font-weight=\"600\"";
  private static final List<Measure> MEASURES =
      List.of(
          new Measure("Requests per second", point -> point.row().value()),
          new Measure("CPU µs for each, of Ava and the database server", Growth.Point::cpu));

  String svg() {
    var body = new StringBuilder();
    var columns = growth.columns();
    var y = MARGIN + ROW;
    for (var column = 0; column < columns.size(); column++) {
      legend(body, columns.get(column), left(column), y);
    }
    y += ROW * columns.stream().mapToInt(column -> column.curves().size()).max().orElse(0);
    for (var measure : MEASURES) {
      y += HEADING;
      body.append(Svg.text(MARGIN, y, BOLD, measure.title()));
      y += ROW;
      for (var column = 0; column < columns.size(); column++) {
        panel(body, measure, columns.get(column).curves(), left(column), y);
      }
      y += HEIGHT + AXIS;
    }
    return Svg.picture(WIDTH, y, body.toString());
  }

  private static int left(int column) {
    return MARGIN + column * COLUMN;
  }

  private static void legend(StringBuilder body, Growth.Column column, int x, int top) {
    body.append(Svg.text(x, top, BOLD, column.dimension().label()));
    for (var i = 0; i < column.curves().size(); i++) {
      var row = top + (i + 1) * ROW;
      body.append(
          "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n"
              .formatted(x, row - 9, Svg.COLOURS.get(i)));
      body.append(Svg.text(x + ROW, row, "", column.curves().get(i).name()));
    }
  }

  private static void panel(
      StringBuilder body, Measure measure, List<Growth.Curve> curves, int x, int top) {
    var points = curves.stream().flatMap(curve -> curve.points().stream()).toList();
    var sizes = points.stream().map(Growth.Point::size).distinct().sorted().toList();
    var most =
        points.stream()
            .mapToDouble(point -> measure.value().apply(point).most())
            .filter(value -> !Double.isNaN(value))
            .reduce(1, Math::max);
    var scale = new Scale(x + LEFT, sizes.getFirst(), sizes.getLast(), top, most);
    body.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#d0d7de\"/>%n"
            .formatted(x + LEFT - 6, top, ROOM + 12, HEIGHT));
    body.append(Svg.text(x, top + 12, "", Numbers.of(most)));
    body.append(Svg.text(x, top + HEIGHT, "", "0"));
    for (var size : sizes) {
      body.append(
          Svg.text(
              (int) scale.x(size),
              top + HEIGHT + ROW,
              "text-anchor=\"middle\" font-size=\"11\"",
              compact(size)));
    }
    for (var i = 0; i < curves.size(); i++) {
      curve(body, measure, curves.get(i).points(), scale, Svg.COLOURS.get(i));
    }
  }

  private static void curve(
      StringBuilder body, Measure measure, List<Growth.Point> all, Scale scale, String colour) {
    var points = all.stream().filter(point -> measure.value().apply(point).isThere()).toList();
    var line = new ArrayList<String>();
    for (var point : points) {
      var x = Svg.at(scale.x(point.size()));
      var value = measure.value().apply(point);
      line.add(x + "," + Svg.at(scale.y(value.median())));
      body.append(
          "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$s\" y2=\"%3$s\" stroke=\"%4$s\"/>%n"
              .formatted(x, Svg.at(scale.y(value.least())), Svg.at(scale.y(value.most())), colour));
      body.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n"
              .formatted(x, Svg.at(scale.y(value.median())), colour));
    }
    body.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n"
            .formatted(String.join(" ", line), colour));
  }

  private static String compact(int size) {
    var format = NumberFormat.getCompactNumberInstance(Locale.ROOT, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(size);
  }

  private record Measure(String title, Function<Growth.Point, Spread> value) {}

  /// Where sizes and values are in a panel.
  private record Scale(int left, int smallest, int largest, int top, double most) {
    double x(int size) {
      return largest == smallest
          ? left + ROOM / 2.0
          : left
              + ROOM * Math.log((double) size / smallest) / Math.log((double) largest / smallest);
    }

    double y(double value) {
      return top + HEIGHT * (1 - value / most);
    }
  }
}
