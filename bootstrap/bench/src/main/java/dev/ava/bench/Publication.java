package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts results where people look for them: a document and a chart beside it.
///
/// @param target what make is told to get them
/// @param title of the document
/// @param name of both files
record Publication(String target, String title, String name) {
  static final Publication BENCH = new Publication("bench", "Benchmarks", "benchmarks");
  static final Publication STEADY = new Publication("steady", "Steady load", "steady-load");

  private static final String END = "<!-- end of the results -->";

  String chart() {
    return name + ".svg";
  }

  /// Writes both into a folder.
  void write(Path folder, String text, String chart) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(chart()), chart);
    Files.writeString(folder.resolve(name + ".md"), "# " + title + "\n\n" + text);
  }

  /// Replaces the results in a document, and the chart beside it.
  void replace(Path document, String text, String chart) throws IOException {
    Files.writeString(document, replaced(Files.readString(document), text));
    Files.writeString(document.resolveSibling(chart()), chart);
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
