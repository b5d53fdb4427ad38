package dev.ava.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results for people to read.
final class Markdown {
  private static final int PERCENT = 100;
  private static final double BEARABLE = 0.1;

  private final Results results;
  private final Machine machine;
  private final Options options;

  Markdown(Results results, Machine machine, Options options) {
    this.results = results;
    this.machine = machine;
    this.options = options;
  }

  /// @param chart where the picture is, seen from the document
  /// @param growthChart where the one is that shows how cost grows
  String text(String chart, String growthChart) {
    return """
        Of %s: medians of %d rounds of %d s each, with the smallest and the largest behind them, after %d s of each
        workload as a warm-up. "×" says how many times better the first row of a table is than the others, round by round. CPU
        is time on a processor for one request, of the application and of the database server; "others" is the share of the
        machine that went to processes which have nothing to do with the measurement, and should be next to nothing.
        %s
        ![How they compare](%s)

        %s%s
        %s
        ### Machine

        %s
        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            options.rounds(),
            options.length().toSeconds(),
            options.warmUp().toSeconds(),
            noise() + failures(),
            chart,
            growth(growthChart),
            results.workloads().stream().map(this::table).collect(Collectors.joining("\n")),
            books(),
            machine.table());
  }

  private String growth(String chart) {
    var growth = Growth.of(results);
    if (!growth.isThere()) {
      return "";
    }
    return """
        ### How cost grows

        Ava alone, at several sizes of what is on the horizontal axis, which is logarithmic.

        ![How cost grows](%s)

        | what grows | to | | per second | p99 ms | CPU µs | database CPU µs |
        |---|---|---|---|---|---|---|
        %s

        """
        .formatted(
            chart,
            growth.columns().stream().flatMap(Markdown::points).collect(Collectors.joining("\n")));
  }

  private static Stream<String> points(Growth.Column column) {
    return column.curves().stream()
        .flatMap(
            curve ->
                curve.points().stream()
                    .map(
                        point ->
                            "| %s | %,d | %s | %s | %s | %s | %s |"
                                .formatted(
                                    column.dimension().label(),
                                    point.size(),
                                    curve.name(),
                                    Numbers.of(point.row().value()),
                                    Numbers.of(point.row().p99()),
                                    median(point.row().cost(Meter.Cost::application)),
                                    median(point.row().cost(Meter.Cost::database)))));
  }

  private String failures() {
    return results.failures().stream()
        .map(failure -> "%n- **failed: %s**".formatted(failure))
        .collect(Collectors.joining())
        .concat(results.failures().isEmpty() ? "" : "\n");
  }

  private String noise() {
    var worst =
        results.workloads().stream()
            .flatMap(workload -> results.rows(workload).stream())
            .mapToDouble(row -> row.cost(Meter.Cost::foreign).most())
            .filter(share -> !Double.isNaN(share))
            .max()
            .orElse(0);
    return worst > BEARABLE
        ? String.format(
            Locale.ROOT,
            "%n**Others took up to %.0f %% of the machine: these figures are worth nothing.**%n",
            worst * PERCENT)
        : "";
  }

  private String table(Workload workload) {
    var rows = results.rows(workload);
    var notes =
        rows.stream()
            .flatMap(
                row ->
                    row.notes().stream().map(note -> "- %s: %s".formatted(row.contender(), note)))
            .toList();
    return """
        ### %s

        `%s`

        | | %s | × | p50 ms | p99 ms | CPU µs | database CPU µs | memory MiB | errors | others |
        |---|---|---|---|---|---|---|---|---|---|
        %s
        %s"""
        .formatted(
            workload.title(),
            workload.name(),
            workload.unit().label(),
            rows.stream().map(Markdown::row).collect(Collectors.joining("\n")),
            notes.isEmpty() ? "" : "\n" + String.join("\n", notes) + "\n");
  }

  private static String row(Results.Row row) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %d | %s |"
        .formatted(
            row.contender(),
            Numbers.of(row.value()),
            Numbers.of(row.ratio()),
            Numbers.of(row.p50()),
            Numbers.of(row.p99()),
            median(row.cost(Meter.Cost::application)),
            median(row.cost(Meter.Cost::database)),
            median(row.cost(cost -> (double) cost.memory())),
            row.errors(),
            share(row.cost(Meter.Cost::foreign)));
  }

  private static String median(Spread spread) {
    return spread.median() > 0 ? Numbers.of(spread.median()) : "-";
  }

  private static String share(Spread spread) {
    return spread.isThere() ? String.format(Locale.ROOT, "%.0f %%", spread.most() * PERCENT) : "-";
  }

  private String books() {
    var books = results.books();
    if (books.isEmpty()) {
      return "";
    }
    return """
        ### Books

        After each workload that writes: messages that were answered 200 beside the rows in the database, and replies that Graph has
        taken where they were waited for.

        | | answered 200 | lost | doubled | invented | replies missing | replies doubled |
        |---|---|---|---|---|---|---|
        %s
        """
        .formatted(
            books.entrySet().stream()
                .map(
                    entry ->
                        "| %s | %,d | %,d | %,d | %,d | %,d | %,d |"
                            .formatted(
                                entry.getKey(),
                                entry.getValue().answered(),
                                entry.getValue().lost(),
                                entry.getValue().doubled(),
                                entry.getValue().invented(),
                                entry.getValue().repliesLost(),
                                Math.max(0, entry.getValue().repliesDoubled())))
                .collect(Collectors.joining("\n")));
  }
}
