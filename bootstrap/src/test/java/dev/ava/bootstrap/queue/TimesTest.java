package dev.ava.bootstrap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PT0S, 0 s
          PT-5S, 0 s
          PT0.9S, 0 s
          PT59S, 59 s
          PT4M12S, 4 min 12 s
          PT4M, 4 min
          PT1H0M7S, 1 h
          PT26H5M, 1 d 2 h
          P400D, 400 d
          """)
  void aSpanHasTheTwoLargestUnits(Duration span, String text) {
    assertThat(Times.span(span)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-11-20T12:34:56Z, 2026-11-20T12:34:56Z
          2026-11-20T12:34Z, 2026-11-20T12:34:00Z
          2026-11-20T12:34:56+01:00, 2026-11-20T11:34:56Z
          2026-11-20T12:34:56.123456, 2026-11-20T12:34:56.123456Z
          2026-11-20T12:34, 2026-11-20T12:34:00Z
          2026-11-20, 2026-11-20T00:00:00Z
          """)
  void aTimeIsUtcUnlessItSaysOtherwise(String text, Instant time) {
    assertThat(Times.read(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "today", "20.11.2026", "2026-11-20 12:34", "12:34", "2026-13-01"})
  void anythingElseIsNoTime(String text) {
    assertThat(Times.read(text)).isEmpty();
  }
}
