package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.testkit.Fixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendsTest {
  private static final SendFailure WHY = new SendFailure(190, "The token has expired.");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Sends sends = new Sends(meters);

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new Outcome.Accepted(), "accepted"),
        Arguments.of(new Outcome.Deferred(), "deferred"),
        Arguments.of(new Outcome.Refused(), "refused"),
        Arguments.of(new Outcome.Unknown(), "unknown"),
        Arguments.of(new Outcome.GivenBack(), "held"),
        Arguments.of(new Outcome.Stopped(Fixtures.OUR_NUMBER, WHY, true), "stopped"),
        Arguments.of(new Outcome.Stopped(Fixtures.OUR_NUMBER, WHY, false), "stopped"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeIsCounted(Outcome outcome, String name) {
    sends.count(outcome);

    assertThat(meters.counter("ava.sends", "outcome", name).count()).isOne();
  }

  @Test
  void whatIsNotSentAtAllIsCountedToo() {
    sends.count(new TakeReplies.Outcome(List.of(), 2, 3, Optional.empty()));
    sends.count(new TakeReplies.Outcome(List.of(), 0, 0, Optional.empty()));

    assertThat(meters.counter("ava.sends", "outcome", "refused").count()).isEqualTo(2);
    assertThat(meters.counter("ava.sends", "outcome", "held").count()).isEqualTo(3);
  }
}
