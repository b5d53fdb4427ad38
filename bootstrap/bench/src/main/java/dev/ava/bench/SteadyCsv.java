package dev.ava.bench;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.Tally.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A file with a line for each sample, written as they are taken.
///
/// @param file is overwritten
record SteadyCsv(Path file) {
  /// Begins it.
  static SteadyCsv in(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve("steady-load.csv");
    var columns = new ArrayList<>(List.of("second", "life"));
    for (var kind : Kind.values()) {
      for (var what : List.of("answered", "p50_ms", "p99_ms", "max_ms", "repeated", "failed")) {
        columns.add(kind.name().toLowerCase(Locale.ROOT) + "_" + what);
      }
    }
    columns.addAll(
        List.of(
            "memory_mib",
            "heap_mib",
            "ava_cpu",
            "postgres_cpu",
            "others",
            "inbox_waiting",
            "outbox_waiting",
            "oldest_ms"));
    for (var level : Level.values()) {
      columns.add("log_" + level.name().toLowerCase(Locale.ROOT));
    }
    Files.writeString(file, String.join(",", columns) + "\n");
    return new SteadyCsv(file);
  }

  void add(Sample sample) throws IOException {
    Files.writeString(file, line(sample) + "\n", StandardOpenOption.APPEND);
  }

  static String line(Sample sample) {
    var values = new ArrayList<String>();
    values.add(String.valueOf(sample.second()));
    values.add(String.valueOf(sample.life()));
    for (var kind : Kind.values()) {
      var window = sample.window(kind);
      values.add(String.valueOf(window.latencies().count()));
      values.add(number(window.latencies().quantile(0.5)));
      values.add(number(window.latencies().quantile(0.99)));
      values.add(number(window.latencies().most()));
      values.add(String.valueOf(window.repeated()));
      values.add(String.valueOf(window.failed()));
    }
    values.add(number(sample.memory()));
    values.add(number(sample.heap()));
    values.add(number(sample.cpu()));
    values.add(number(sample.databaseCpu()));
    values.add(number(sample.others()));
    values.add(String.valueOf(sample.waiting().inbox()));
    values.add(String.valueOf(sample.waiting().outbox()));
    values.add(String.valueOf(sample.waiting().oldestMillis()));
    for (var level : Level.values()) {
      values.add(String.valueOf(sample.lines(level)));
    }
    return String.join(",", values);
  }

  /// Empty if there is none.
  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
