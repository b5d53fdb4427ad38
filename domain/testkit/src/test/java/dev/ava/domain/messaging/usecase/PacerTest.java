package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Pacer pacer = new Pacer(Duration.ofMillis(20));

  @Test
  void whatComesAtOnceGoesOutEvenlySpaced() {
    assertThat(turnsAt(NOW, 6))
        .containsExactly(NOW, NOW, NOW, NOW.plusMillis(10), NOW.plusMillis(30), NOW.plusMillis(50));
  }

  @Test
  void whatComesEvenlySpacedNeverWaits() {
    for (var at = NOW; at.isBefore(NOW.plusSeconds(1)); at = at.plusMillis(20)) {
      assertThat(pacer.turn(OUR_NUMBER, at)).isEqualTo(at);
    }
  }

  @Test
  void whatIsLateByLessThanTheToleranceDelaysNoOther() {
    pacer.turn(OUR_NUMBER, NOW.plus(Pacer.TOLERANCE));

    assertThat(pacer.turn(OUR_NUMBER, NOW.plusMillis(20))).isEqualTo(NOW.plusMillis(20));
  }

  @Test
  void aQuietTimeGivesNoCredit() {
    turnsAt(NOW, 6);
    var later = NOW.plusSeconds(60);

    assertThat(turnsAt(later, 4)).containsExactly(later, later, later, later.plusMillis(10));
  }

  @Test
  void numbersDoNotWaitForEachOther() {
    turnsAt(NOW, 6);

    assertThat(pacer.turn(aPhoneNumberId(), NOW)).isEqualTo(NOW);
  }

  private List<Instant> turnsAt(Instant now, int count) {
    return IntStream.range(0, count).mapToObj(_ -> pacer.turn(OUR_NUMBER, now)).toList();
  }
}
