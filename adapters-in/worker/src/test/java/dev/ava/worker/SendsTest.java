package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.Fixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendsTest {
  private static final SendFailure WHY = new SendFailure(190, "The token has expired.");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeClock clock = new FakeClock();
  private final Sends sends = new Sends(meters, clock);

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new Outcome.Accepted(), "accepted"),
        Arguments.of(new Outcome.Deferred(), "deferred"),
        Arguments.of(new Outcome.Refused(), "refused"),
        Arguments.of(new Outcome.Unknown(), "unknown"),
        Arguments.of(new Outcome.Stopped(Fixtures.OUR_NUMBER, WHY, true), "stopped"),
        Arguments.of(new Outcome.Stopped(Fixtures.OUR_NUMBER, WHY, false), "stopped"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeIsCountedAndTheNextMayFollow(Outcome outcome, String name) {
    assertThat(sends.count(outcome)).isTrue();

    assertThat(meters.counter("ava.sends", "outcome", name).count()).isOne();
  }

  @Test
  void afterNothingOrALimitOfTheNumberTheWorkerWaits() {
    assertThat(sends.count(new Outcome.NothingWaits())).isFalse();
    assertThat(sends.count(new Outcome.Held(clock.instant().plusMillis(1)))).isFalse();
  }

  @Test
  void afterALimitOfOnePersonTheNextFollowsAtOnce() {
    assertThat(sends.count(new Outcome.Held(clock.instant()))).isTrue();
    assertThat(meters.counter("ava.sends", "outcome", "held").count()).isOne();
  }
}
