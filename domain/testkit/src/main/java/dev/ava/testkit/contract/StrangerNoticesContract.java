package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What [StrangerNotices] promises.
public abstract class StrangerNoticesContract extends StoreContract {
  private static final Duration DAY = Duration.ofDays(1);

  protected abstract StrangerNotices strangers();

  @Test
  void aNewStrangerIsTold() {
    assertThat(due(aSender(), NOW)).isTrue();
    assertThat(due(new WhatsAppSender(null, aPhone()), NOW)).isTrue();
    assertThat(due(new WhatsAppSender(aBusinessScopedUserId(), null), NOW)).isTrue();
  }

  @Test
  void whoWasToldIsLeftAloneForTheInterval() {
    var stranger = aSender();
    due(stranger, NOW);

    assertThat(due(stranger, NOW)).isFalse();
    assertThat(due(stranger, NOW.plus(DAY).minusNanos(1_000))).isFalse();
    assertThat(due(stranger, NOW.plus(DAY))).isTrue();
  }

  @Test
  void beingLeftAloneDoesNotProlongTheInterval() {
    var stranger = aSender();
    due(stranger, NOW);
    due(stranger, NOW.plus(DAY.dividedBy(2)));

    assertThat(due(stranger, NOW.plus(DAY))).isTrue();
    assertThat(due(stranger, NOW.plus(DAY).plusSeconds(1))).isFalse();
  }

  @Test
  void strangersAreToldEachOnTheirOwn() {
    due(aSender(), NOW);

    assertThat(due(aSender(), NOW)).isTrue();
  }

  @Test
  void atTheSameTimeAStrangerIsToldOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var stranger = aSender();
      assertThat(Race.run(RACERS, i -> due(stranger, NOW))).containsOnlyOnce(true);

      var later = NOW.plus(DAY);
      assertThat(Race.run(RACERS, i -> due(stranger, later))).containsOnlyOnce(true);
    }
  }

  @Test
  void whatIsRolledBackDoesNotCountAsTold() {
    var stranger = aSender();
    rolledBack(Caller.Service.WORKER, () -> strangers().due(stranger, DAY, NOW));

    assertThat(due(stranger, NOW)).isTrue();
  }

  @Test
  void noUserIsShownOrMarksAStranger() {
    var stranger = aSender();

    assertShowsNothing(as(aUser()), () -> strangers().due(stranger, DAY, NOW));
    assertThat(due(stranger, NOW)).isTrue();
    assertShowsNothing(as(aUser()), () -> strangers().due(stranger, DAY, NOW));
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(() -> strangers().due(aSender(), DAY, NOW));
  }

  private boolean due(WhatsAppSender stranger, Instant now) {
    return in(Caller.Service.WORKER, () -> strangers().due(stranger, DAY, now));
  }
}
