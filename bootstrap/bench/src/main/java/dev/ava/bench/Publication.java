package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/// Puts results where people look for them: a document and charts beside it.
///
/// @param target what make is told to get them
/// @param title of the document
/// @param name of the document and its first chart
record Publication(String target, String title, String name) {
  static final Publication BENCH = new Publication("bench", "Benchmarks", "benchmarks");
  static final Publication STEADY = new Publication("steady", "Steady load", "steady-load");

  private static final String END = "<!-- end of the results -->";

  String chart() {
    return name + ".svg";
  }

  /// Writes everything into a folder.
  ///
  /// @param charts by the names of their files
  void write(Path folder, String text, Map<String, String> charts) throws IOException {
    Files.createDirectories(folder);
    writeAll(charts, folder::resolve);
    Files.writeString(folder.resolve(name + ".md"), "# " + title + "\n\n" + text);
  }

  /// Replaces the results in a document, and the charts beside it.
  ///
  /// @param charts by the names of their files
  void replace(Path document, String text, Map<String, String> charts) throws IOException {
    Files.writeString(document, replaced(Files.readString(document), text));
    writeAll(charts, document::resolveSibling);
  }

  private static void writeAll(Map<String, String> charts, Function<String, Path> place)
      throws IOException {
    for (var chart : charts.entrySet()) {
      Files.writeString(place.apply(chart.getKey()), chart.getValue());
    }
  }

  /// @throws IllegalArgumentException if a document cannot take results
  void requirePlace(Path document) {
    try {
      replaced(Files.readString(document), "");
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("There is no document " + document + ".", unreadable);
    }
  }

  String replaced(String document, String results) {
    var begin = "<!-- results: make %s writes what follows -->".formatted(target);
    var from = document.indexOf(begin);
    var to = document.indexOf(END, from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException(
          "The document has no place for results, between %s and %s.".formatted(begin, END));
    }
    return document.substring(0, from + begin.length())
        + "\n\n"
        + results
        + "\n"
        + document.substring(to);
  }
}
