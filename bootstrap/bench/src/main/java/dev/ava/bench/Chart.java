package dev.ava.bench;

/// The results as a picture: for each workload a bar for each contender, with a line from its
/// smallest to its largest value. Bars of one workload share a scale. What compares Ava with itself
/// alone, at several sizes, is in [GrowthChart].
final class Chart {
  private static final int WIDTH = 960;
  private static final int LABEL = 190;
  private static final int BAR_ROOM = 520;
  private static final int ROW = 22;
  private static final int HEADING = 34;
  private static final int MARGIN = 16;
  private static final String FIRST = "#1f6feb";
  private static final String OTHERS = "#9aa4b2";

  private final Results results;

  Chart(Results results) {
    this.results = results;
  }

  String svg() {
    var body = new StringBuilder();
    var y = MARGIN;
    for (var workload : results.workloads()) {
      if (workload.size().isPresent() && workload.trials().size() == 1) {
        continue;
      }
      y = block(body, workload, y);
    }
    return Svg.picture(WIDTH, y + MARGIN, body.toString());
  }

  private int block(StringBuilder body, Workload workload, int top) {
    var rows = results.rows(workload);
    var most = rows.stream().mapToDouble(row -> row.value().most()).max().orElse(1);
    var y = top + HEADING;
    body.append(
        Svg.text(
            MARGIN,
            y - 12,
            "font-weight=\"600\"",
            "%s (%s)".formatted(workload.title(), workload.unit().label())));
    for (var row : rows) {
      var isFirst = row.contender().equals(rows.getFirst().contender());
      var colour = isFirst ? FIRST : OTHERS;
      body.append(Svg.text(MARGIN, y + 15, "", row.contender()));
      body.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"14\" fill=\"%s\"/>%n"
              .formatted(LABEL, y + 4, length(row.value().median(), most), colour));
      body.append(
          "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"#24292f\"/>%n"
              .formatted(
                  at(row.value().least(), most), at(row.value().most(), most), y + 11, y + 11));
      body.append(
          Svg.text(
              LABEL + BAR_ROOM + MARGIN,
              y + 15,
              "",
              Numbers.of(row.value().median())
                  + (isFirst ? "" : "   (" + Numbers.of(row.ratio().median()) + " ×)")));
      y += ROW;
    }
    return y;
  }

  private static String length(double value, double most) {
    return Svg.at(Math.max(1, BAR_ROOM * value / most));
  }

  private static String at(double value, double most) {
    return Svg.at(LABEL + BAR_ROOM * value / most);
  }
}
