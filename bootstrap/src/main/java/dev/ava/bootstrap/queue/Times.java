package dev.ava.bootstrap.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Times as people read and write them here: ISO-8601, UTC unless an offset is written.
final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final List<Function<String, Instant>> READERS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

  private Times() {}

  /// Such as `2026-11-20 12:34:56`, in UTC; `-` for none.
  static String utc(@Nullable Instant time) {
    return time == null ? "-" : SECONDS.format(time);
  }

  /// Such as `3 d 4 h` or `12 s`: the two largest units that say something.
  static String span(Duration span) {
    var length = span.isNegative() ? Duration.ZERO : span;
    return Stream.of(
            unit(length.toDays(), "d"),
            unit(length.toHoursPart(), "h"),
            unit(length.toMinutesPart(), "min"),
            unit(length.toSecondsPart(), "s"))
        .dropWhile(Optional::isEmpty)
        .limit(2)
        .flatMap(Optional::stream)
        .reduce((larger, smaller) -> larger + " " + smaller)
        .orElse("0 s");
  }

  /// Reads an instant (`2026-11-20T12:34:56Z`, any offset), a date with a time
  /// (`2026-11-20T12:34`), or a date, which means its midnight.
  static Optional<Instant> read(String text) {
    return READERS.stream().flatMap(reader -> read(reader, text).stream()).findFirst();
  }

  private static Optional<Instant> read(Function<String, Instant> reader, String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }

  private static Optional<String> unit(long count, String name) {
    return count == 0 ? Optional.empty() : Optional.of(count + " " + name);
  }
}
