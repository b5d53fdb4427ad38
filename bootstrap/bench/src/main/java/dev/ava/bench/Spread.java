package dev.ava.bench;

import java.util.List;

/// The smallest, the middle and the largest of some values; all NaN if there are none.
record Spread(double least, double median, double most) {
  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    var median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  boolean isThere() {
    return !Double.isNaN(median);
  }
}
