package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Counts the lines of a log of JSON objects by level, as it grows.
final class LogCount {
  private static final int CHUNK = 1 << 16;
  private static final Pattern LEVEL = Pattern.compile("\"level\":\"([A-Z]+)\"");
  private static final Pattern TIME = Pattern.compile("\"timestamp\":([0-9]+)");
  private static final Pattern LOGGER = Pattern.compile("\"loggerName\":\"([^\"]*)\"");
  private static final Pattern SAID =
      Pattern.compile("\"formattedMessage\":\"((?:[^\"\\\\]|\\\\.)*)");
  private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]*[0-9][0-9a-f.-]*");

  private final Path file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<Line> alarming = new ArrayList<>();
  private long read;
  private Map<Level, Long> counts = new EnumMap<>(Level.class);

  LogCount(Path file) {
    this.file = file;
  }

  /// Reads on to the end of the file.
  ///
  /// @return how many whole lines there were since the last time; other lines are INFO
  Map<Level, Long> take() throws IOException {
    counts = new EnumMap<>(Level.class);
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(read);
      var chunk = new byte[CHUNK];
      for (var length = in.read(chunk); length > 0; length = in.read(chunk)) {
        read += length;
        split(chunk, length);
      }
    }
    return counts;
  }

  /// Every line from WARN on so far.
  List<Line> alarming() {
    return List.copyOf(alarming);
  }

  private void split(byte[] chunk, int length) {
    var from = 0;
    for (var i = 0; i < length; i++) {
      if (chunk[i] == '\n') {
        line.write(chunk, from, i - from);
        count(line.toString(UTF_8));
        line.reset();
        from = i + 1;
      }
    }
    line.write(chunk, from, length - from);
  }

  private void count(String text) {
    var level = LEVEL.matcher(text);
    var found = level.find() ? Level.of(level.group(1)) : Level.INFO;
    counts.merge(found, 1L, Long::sum);
    if (found != Level.INFO) {
      alarming.add(
          new Line(
              Long.parseLong(first(TIME, text, "0")),
              found,
              first(LOGGER, text, "?"),
              NUMBERS.matcher(first(SAID, text, "")).replaceAll("#")));
    }
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : otherwise;
  }

  enum Level {
    INFO,
    WARN,
    ERROR;

    static Level of(String name) {
      return switch (name) {
        case "WARN" -> WARN;
        case "ERROR" -> ERROR;
        default -> INFO;
      };
    }
  }

  /// @param at in milliseconds since 1970
  /// @param said with # for whatever is a number, so that lines of one kind are equal
  record Line(long at, Level level, String logger, String said) {
    String kind() {
      return "%s %s: %s".formatted(level, logger.substring(logger.lastIndexOf('.') + 1), said);
    }
  }
}
