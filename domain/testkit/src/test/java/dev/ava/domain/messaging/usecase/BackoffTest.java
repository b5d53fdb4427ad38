package dev.ava.domain.messaging.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,8", "9,256", "10,300", "11,300", "1000,300"})
  void itDoublesUpToFiveMinutes(int attempt, long seconds) {
    assertThat(Backoff.after(attempt)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT1.000976562S",
    "1, 1, PT1.031249984S",
    "1, -1, PT1.470702884S",
    "2, 0, PT2.003906250S",
    "10, 0, PT302.929687500S",
    "3, 123456789, PT5.554687500S"
  })
  void itIsSpreadByMessageAndAttempt(int attempt, long bits, Duration wait) {
    assertThat(Backoff.spread(attempt, new UUID(7, bits))).isEqualTo(wait);
  }

  @Test
  void itIsSpreadOverAHalfMore() {
    for (int attempt : new int[] {1, 5, 20}) {
      var base = Backoff.after(attempt);
      var waits =
          IntStream.range(0, 512)
              .mapToObj(i -> Backoff.spread(attempt, new UUID(0, i)))
              .distinct()
              .toList();

      assertThat(waits).hasSize(512).allMatch(wait -> wait.compareTo(base) >= 0);
      assertThat(waits).contains(base);
      assertThat(waits).allMatch(wait -> wait.compareTo(base.plus(base.dividedBy(2))) < 0);
    }
  }

  @Test
  void theSameMessageWaitsTheSame() {
    var message = UUID.randomUUID();

    assertThat(Backoff.spread(3, message)).isEqualTo(Backoff.spread(3, message));
  }
}
