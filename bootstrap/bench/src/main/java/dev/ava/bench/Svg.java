package dev.ava.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What all pictures have in common.
final class Svg {
  /// Of curves, one after the other.
  static final List<String> COLOURS = List.of("#1f6feb", "#d1242f", "#9a6700");

  private Svg() {}

  static String picture(int width, int height, String body) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %3$s</svg>
        """
        .formatted(width, height, body);
  }

  /// @param style more attributes; none if empty
  static String text(int x, int y, String style, String words) {
    return "<text x=\"%d\" y=\"%d\" fill=\"#24292f\" %s>%s</text>%n"
        .formatted(x, y, style, escaped(words));
  }

  /// A coordinate.
  static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  private static String escaped(String words) {
    return words
        .chars()
        .mapToObj(
            sign ->
                switch (sign) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  default -> Character.toString(sign);
                })
        .collect(Collectors.joining());
  }
}
