package dev.ava.bootstrap.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of text under a head, aligned to the left.
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /// @param cells as many as the head has
  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /// Lines without blanks at their end.
  public String text() {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }
}
