package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.BusinessNumbers.State;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.InspectQueues.Outcome;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.Fixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QueueWatchTest {
  private static final SendFailure WHY = new SendFailure(190, "secret words of Meta");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeClock clock = new FakeClock();
  private final QueueWatch watch = new QueueWatch(command -> outcome(), meters, clock);
  private final QueueHealth health = new QueueHealth(watch);

  @Test
  void beforeTheFirstLookNothingIsClaimed() {
    assertThat(gauge("ava.inbox.items", "state", "waiting")).isNaN();
    assertThat(health.getHealthInformation()).isEmpty();
  }

  @Test
  void metricsShowWhatWaitsSinceWhenAndHowNumbersStand() {
    watch.refresh();
    clock.advance(Duration.ofSeconds(5));

    assertThat(gauge("ava.inbox.items", "state", "waiting")).isEqualTo(3);
    assertThat(gauge("ava.inbox.items", "state", "dead")).isEqualTo(1);
    assertThat(gauge("ava.inbox.items", "state", "kept")).isZero();
    assertThat(gauge("ava.outbox.items", "state", "unknown")).isEqualTo(2);
    assertThat(gauge("ava.outbox.items", "state", "waiting")).isZero();
    assertThat(gauge("ava.numbers", "standing", "stopped")).isEqualTo(1);
    assertThat(gauge("ava.numbers", "standing", "open")).isZero();
    assertThat(meters.get("ava.inbox.oldest").gauge().value()).isEqualTo(65);
    assertThat(meters.get("ava.outbox.oldest").gauge().value()).isZero();
  }

  @Test
  void healthShowsTheSameAndIsNeverDownForIt() {
    watch.refresh();

    var details = health.getHealthInformation();

    assertThat(details.toString())
        .contains("inbox={waiting=3, dead=1, oldest_seconds=60.0}")
        .contains("outbox={unknown=2, oldest_seconds=0.0}")
        .contains("standing=stopped")
        .contains("The access token has expired.")
        .doesNotContain("secret words");
    assertThat(health.status()).isEqualTo(HealthStatus.UP);
  }

  private double gauge(String name, String tag, String value) {
    return meters.get(name).tag(tag, value).gauge().value();
  }

  private Outcome outcome() {
    return new Outcome(
        new Inbox.Census(
            Map.of(Inbox.State.WAITING, 3L, Inbox.State.DEAD, 1L),
            Optional.of(clock.instant().minusSeconds(60))),
        new Outbox.Census(Map.of(Outbox.State.UNKNOWN, 2L), Optional.empty()),
        List.of(
            new State(
                Fixtures.OUR_NUMBER,
                Standing.STOPPED,
                clock.instant(),
                clock.instant().plusSeconds(60),
                WHY)),
        clock.instant());
  }
}
