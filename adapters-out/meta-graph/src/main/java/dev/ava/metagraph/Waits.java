package dev.ava.metagraph;

import io.micronaut.http.HttpHeaders;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Reads how long Meta asks to be left alone: from `Retry-After` (RFC 9110, seconds or a date), or
/// else from `X-Business-Use-Case-Usage`, which says it in minutes.
@Singleton
final class Waits {
  static final String USAGE = "X-Business-Use-Case-Usage";

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final JsonMapper json;
  private final Clock clock;

  Waits(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /// How long to wait, at most a day; nothing if the headers do not say.
  Optional<Duration> in(HttpHeaders headers) {
    return headers
        .findFirst(HttpHeaders.RETRY_AFTER)
        .flatMap(this::retryAfter)
        .or(() -> headers.findFirst(USAGE).flatMap(this::usage))
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  private Optional<Duration> retryAfter(String value) {
    if (NUMBER.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), date.toInstant()));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }

  private Optional<Duration> usage(String value) {
    try {
      JsonNode usage = json.readValue(value, JsonNode.class);
      return usage == null || !usage.isObject()
          ? Optional.empty()
          : StreamSupport.stream(usage.values().spliterator(), false)
              .filter(JsonNode::isArray)
              .flatMap(uses -> StreamSupport.stream(uses.values().spliterator(), false))
              .map(use -> Json.text(use, "estimated_time_to_regain_access"))
              .filter(minutes -> NUMBER.matcher(minutes).matches())
              .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
              .max(Duration::compareTo);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
