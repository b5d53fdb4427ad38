package dev.ava.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Ava did in the workloads that are measured at several sizes, as far as they were.
///
/// @param columns for each dimension its curves, in the order in which they were measured
record Growth(List<Column> columns) {
  record Column(Size.Dimension dimension, List<Curve> curves) {}

  /// @param points from the smallest size to the largest
  record Curve(String name, List<Point> points) {}

  /// @param row of Ava, at this size
  record Point(int size, Results.Row row) {
    /// Microseconds on a processor for one request, of Ava and the database server together.
    Spread cpu() {
      return row.cost(cost -> cost.application() + cost.database());
    }
  }

  static Growth of(Results results) {
    var points = new EnumMap<Size.Dimension, Map<String, List<Point>>>(Size.Dimension.class);
    for (var workload : results.workloads()) {
      workload
          .size()
          .ifPresent(
              size ->
                  points
                      .computeIfAbsent(size.of(), _ -> new LinkedHashMap<>())
                      .computeIfAbsent(size.curve(), _ -> new ArrayList<>())
                      .addAll(points(results, workload, size)));
    }
    return new Growth(
        points.entrySet().stream()
            .map(column -> new Column(column.getKey(), curves(column.getValue())))
            .filter(column -> !column.curves().isEmpty())
            .toList());
  }

  boolean isThere() {
    return !columns.isEmpty();
  }

  private static List<Point> points(Results results, Workload workload, Size size) {
    return results.rows(workload).stream()
        .filter(row -> row.contender().startsWith(Contenders.AVA))
        .map(row -> new Point(size.count(), row))
        .toList();
  }

  private static List<Curve> curves(Map<String, List<Point>> points) {
    return points.entrySet().stream()
        .filter(curve -> !curve.getValue().isEmpty())
        .map(
            curve ->
                new Curve(
                    curve.getKey(),
                    curve.getValue().stream()
                        .sorted(Comparator.comparingInt(Point::size))
                        .toList()))
        .toList();
  }
}
