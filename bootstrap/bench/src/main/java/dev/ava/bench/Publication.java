package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts results where people look for them.
///
/// @param folder for files of their own
record Publication(Path folder) {
  private static final String BEGIN = "<!-- results: make bench writes what follows -->";
  private static final String END = "<!-- end of the results -->";
  static final String CHART = "benchmarks.svg";
  private static final String TEXT = "benchmarks.md";

  /// Writes both into the folder.
  void write(Markdown markdown, Chart chart) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(CHART), chart.svg());
    Files.writeString(folder.resolve(TEXT), "# Benchmarks\n\n" + markdown.text(CHART));
  }

  /// Replaces the results in a document, and the chart beside it.
  static void replace(Path document, Markdown markdown, Chart chart) throws IOException {
    var text = Files.readString(document);
    Files.writeString(document, replaced(text, markdown.text(CHART)));
    Files.writeString(document.resolveSibling(CHART), chart.svg());
  }

  /// @throws IllegalArgumentException if a document cannot take results
  static void requirePlace(Path document) {
    try {
      replaced(Files.readString(document), "");
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("There is no document " + document + ".", unreadable);
    }
  }

  static String replaced(String document, String results) {
    var begin = document.indexOf(BEGIN);
    var end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "The document has no place for results, between %s and %s.".formatted(BEGIN, END));
    }
    return document.substring(0, begin + BEGIN.length())
        + "\n\n"
        + results
        + "\n"
        + document.substring(end);
  }
}
