package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Permit;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.BusinessNumbers.State;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [BusinessNumbers] promises.
public abstract class BusinessNumbersContract extends StoreContract {
  private static final Duration INTERVAL = Duration.ofNanos(12_500_000);
  private static final Duration HORIZON = INTERVAL.multipliedBy(2);
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant MUCH_LATER = NOW.plusSeconds(3_600);
  private static final SendFailure WHY = new SendFailure(131_031, DIFFICULT_TEXT);
  private static final SendFailure WHY_ELSE = new SendFailure(null, "Something else");

  private final PhoneNumberId number = aPhoneNumberId();

  protected abstract BusinessNumbers numbers();

  @Test
  void aNewNumberMaySendAtOnce() {
    assertThat(permit(NOW)).isEqualTo(granted(NOW));
    assertThat(state()).isEqualTo(new State(number, Standing.OPEN, null, null, null));
  }

  @Test
  void reservedMomentsAreAnIntervalApart() {
    assertThat(permit(NOW)).isEqualTo(granted(NOW));
    assertThat(permit(NOW)).isEqualTo(granted(NOW.plus(INTERVAL)));
    assertThat(permit(NOW)).isEqualTo(granted(NOW.plus(INTERVAL.multipliedBy(2))));
  }

  @Test
  void beyondTheHorizonNothingIsReserved() {
    IntStream.range(0, 3).forEach(i -> permit(NOW));
    var next = NOW.plus(INTERVAL.multipliedBy(3));

    assertThat(permit(NOW)).isEqualTo(notBefore(next));
    assertThat(permit(NOW)).isEqualTo(notBefore(next));
    assertThat(permit(NOW.plus(INTERVAL).minus(TICK))).isEqualTo(notBefore(next));
    assertThat(permit(NOW.plus(INTERVAL))).isEqualTo(granted(next));
  }

  @Test
  void manyMomentsAreReservedAtOnceAsFarAsTheyAreNear() {
    var second = NOW.plus(INTERVAL);
    var third = second.plus(INTERVAL);
    var fourth = third.plus(INTERVAL);

    assertThat(permitMany(2, NOW)).isEqualTo(new Permit(List.of(NOW, second), false, third));
    assertThat(permitMany(9, NOW)).isEqualTo(new Permit(List.of(third), false, fourth));
    assertThat(permitMany(9, NOW)).isEqualTo(notBefore(fourth));
  }

  @Test
  void theLastMomentMayBeExactlyAtTheHorizon() {
    var permit = permitMany(9, NOW);

    assertThat(permit.moments())
        .containsExactly(NOW, NOW.plus(INTERVAL), NOW.plus(INTERVAL.multipliedBy(2)));
    assertThat(permitMany(9, NOW.plus(INTERVAL).plus(TICK)).moments())
        .containsExactly(NOW.plus(INTERVAL.multipliedBy(3)));
  }

  @Test
  void aNumberThatIsStoppedIsProbedByOneOfMany() {
    stop(NOW, LATER, WHY);

    assertThat(asService(() -> numbers().permit(number, 9, INTERVAL, HORIZON, MUCH_LATER, LATER)))
        .isEqualTo(probing(LATER, MUCH_LATER));
  }

  @Test
  void momentsThatNobodyReservedAreNotSavedUp() {
    permit(NOW);

    assertThat(permit(LATER)).isEqualTo(granted(LATER));
    assertThat(permit(LATER)).isEqualTo(granted(LATER.plus(INTERVAL)));
  }

  @Test
  void everyNumberHasItsOwnMoments() {
    permit(NOW);
    var other = aPhoneNumberId();

    assertThat(asService(() -> numbers().permit(other, 1, INTERVAL, HORIZON, LATER, NOW)))
        .isEqualTo(granted(NOW));
  }

  @Test
  void aNumberThatRestsMaySendWhenItsTimeHasCome() {
    permit(NOW);
    pause(LATER, WHY);

    assertThat(permit(NOW)).isEqualTo(notBefore(LATER));
    assertThat(permit(LATER.minus(TICK))).isEqualTo(notBefore(LATER));
    assertThat(state()).isEqualTo(new State(number, Standing.PAUSED, NOW, LATER, WHY));
    assertThat(permit(LATER)).isEqualTo(granted(LATER));
    assertThat(state()).isEqualTo(new State(number, Standing.OPEN, null, null, null));
  }

  @Test
  void aNumberThatNeverSentMayRest() {
    pause(LATER, WHY_ELSE);

    assertThat(permit(NOW)).isEqualTo(notBefore(LATER));
    assertThat(state()).isEqualTo(new State(number, Standing.PAUSED, NOW, LATER, WHY_ELSE));
  }

  @Test
  void aLongerRestIsNotCutShort() {
    pause(MUCH_LATER, WHY);
    pause(LATER, WHY_ELSE);

    assertThat(permit(LATER)).isEqualTo(notBefore(MUCH_LATER));
    assertThat(state().why()).isEqualTo(WHY);
  }

  @Test
  void aRestMayBecomeLonger() {
    pause(LATER, WHY);
    pause(MUCH_LATER, WHY_ELSE);

    assertThat(permit(LATER)).isEqualTo(notBefore(MUCH_LATER));
    assertThat(state().why()).isEqualTo(WHY_ELSE);
  }

  @Test
  void aNumberIsStoppedOnce() {
    assertThat(stop(NOW, LATER, WHY)).isTrue();
    assertThat(stop(NOW.plusSeconds(1), MUCH_LATER, WHY_ELSE)).isFalse();

    assertThat(state()).isEqualTo(new State(number, Standing.STOPPED, NOW, MUCH_LATER, WHY_ELSE));
  }

  @Test
  void aNumberThatRestsMayBeStopped() {
    pause(MUCH_LATER, WHY);

    assertThat(stop(NOW.plusSeconds(1), LATER, WHY_ELSE)).isTrue();
    assertThat(state())
        .isEqualTo(new State(number, Standing.STOPPED, NOW.plusSeconds(1), LATER, WHY_ELSE));
  }

  @Test
  void aNumberThatIsStoppedDoesNotRest() {
    stop(NOW, LATER, WHY);
    pause(MUCH_LATER, WHY_ELSE);

    assertThat(state()).isEqualTo(new State(number, Standing.STOPPED, NOW, LATER, WHY));
  }

  @Test
  void aNumberThatIsStoppedIsProbedByOneMessageAtATime() {
    stop(NOW, LATER, WHY);

    assertThat(permit(LATER.minus(TICK))).isEqualTo(notBefore(LATER));
    assertThat(permit(LATER, LATER.plusSeconds(60)))
        .isEqualTo(probing(LATER, LATER.plusSeconds(60)));
    assertThat(permit(LATER)).isEqualTo(notBefore(LATER.plusSeconds(60)));
    assertThat(state())
        .isEqualTo(new State(number, Standing.STOPPED, NOW, LATER.plusSeconds(60), WHY));
    assertThat(permit(LATER.plusSeconds(60), MUCH_LATER))
        .isEqualTo(probing(LATER.plusSeconds(60), MUCH_LATER));
  }

  @Test
  void aNumberThatResumesMaySendAtOnce() {
    stop(NOW, MUCH_LATER, WHY);

    assertThat(resume()).isTrue();
    assertThat(state()).isEqualTo(new State(number, Standing.OPEN, null, null, null));
    assertThat(permit(NOW)).isEqualTo(granted(NOW));
    assertThat(stop(NOW, MUCH_LATER, WHY)).isTrue();
  }

  @Test
  void aNumberThatRestsResumesToo() {
    pause(MUCH_LATER, WHY);

    assertThat(resume()).isTrue();
    assertThat(permit(NOW)).isEqualTo(granted(NOW));
  }

  @Test
  void aNumberThatIsOpenOrUnknownCannotResume() {
    assertThat(resume()).isFalse();
    permit(NOW);
    assertThat(resume()).isFalse();
  }

  @Test
  void whatWasReservedStaysReservedWhateverHappensToTheNumber() {
    permit(NOW);
    stop(NOW, LATER, WHY);
    resume();
    assertThat(permit(NOW)).isEqualTo(granted(NOW.plus(INTERVAL)));

    pause(LATER, WHY);
    resume();
    assertThat(permit(NOW)).isEqualTo(granted(NOW.plus(INTERVAL.multipliedBy(2))));
  }

  @Test
  void numbersAreListedById() {
    var all = Stream.generate(() -> aPhoneNumberId()).limit(5).toList();
    all.forEach(each -> asService(() -> numbers().permit(each, 1, INTERVAL, HORIZON, LATER, NOW)));

    assertThat(asService(() -> numbers().list()))
        .extracting(State::number)
        .filteredOn(all::contains)
        .containsExactlyElementsOf(
            all.stream().sorted(Comparator.comparing(PhoneNumberId::value)).toList());
  }

  @Test
  void atTheSameTimeNoTwoGetTheSameMoment() {
    for (int round = 0; round < ROUNDS; round++) {
      var contested = aPhoneNumberId();

      var permits =
          Race.run(
              RACERS,
              i ->
                  asService(
                      () ->
                          numbers()
                              .permit(contested, 1, INTERVAL, Duration.ofDays(1), LATER, NOW)));

      assertThat(permits)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, RACERS)
                  .mapToObj(i -> granted(NOW.plus(INTERVAL.multipliedBy(i))))
                  .toList());
    }
  }

  @Test
  void atTheSameTimeOneProbes() {
    for (int round = 0; round < ROUNDS; round++) {
      var contested = aPhoneNumberId();
      asService(() -> numbers().stop(contested, LATER, WHY, NOW));

      var permits =
          Race.run(
              RACERS,
              i ->
                  asService(
                      () -> numbers().permit(contested, 1, INTERVAL, HORIZON, MUCH_LATER, LATER)));

      assertThat(permits).containsOnlyOnce(probing(LATER, MUCH_LATER));
      assertThat(permits)
          .filteredOn(permit -> permit.moments().isEmpty())
          .hasSize(RACERS - 1)
          .containsOnly(notBefore(MUCH_LATER));
    }
  }

  @Test
  void atTheSameTimeOneBringsTheNewsThatANumberIsStopped() {
    for (int round = 0; round < ROUNDS; round++) {
      var contested = aPhoneNumberId();

      assertThat(Race.run(RACERS, i -> asService(() -> numbers().stop(contested, LATER, WHY, NOW))))
          .containsOnlyOnce(true);
    }
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    permit(NOW);
    rolledBack(
        Caller.Service.WORKER, () -> numbers().permit(number, 1, INTERVAL, HORIZON, LATER, NOW));
    rolledBack(Caller.Service.WORKER, () -> numbers().pause(number, LATER, WHY, NOW));
    rolledBack(Caller.Service.WORKER, () -> numbers().stop(number, LATER, WHY, NOW));

    assertThat(permit(NOW)).isEqualTo(granted(NOW.plus(INTERVAL)));
  }

  @Test
  void noUserSeesOrChangesANumber() {
    stop(NOW, LATER, WHY);
    var before = state();
    var open = aPhoneNumberId();
    asService(() -> numbers().permit(open, 1, INTERVAL, HORIZON, LATER, NOW));
    var user = as(aUser());

    assertShowsNothing(user, () -> numbers().list());
    attempt(user, () -> numbers().permit(open, 1, INTERVAL, HORIZON, LATER, NOW));
    attempt(user, () -> numbers().pause(open, LATER, WHY, NOW));
    attempt(user, () -> numbers().stop(open, LATER, WHY, NOW));
    attempt(user, () -> numbers().resume(number));

    assertThat(state()).isEqualTo(before);
    assertThat(asService(() -> numbers().permit(open, 1, INTERVAL, HORIZON, LATER, NOW)))
        .isEqualTo(granted(NOW.plus(INTERVAL)));
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> numbers().permit(number, 1, INTERVAL, HORIZON, LATER, NOW),
        () -> numbers().pause(number, LATER, WHY, NOW),
        () -> numbers().stop(number, LATER, WHY, NOW),
        () -> numbers().resume(number),
        () -> numbers().list());
  }

  private Permit permitMany(int most, Instant now) {
    return asService(() -> numbers().permit(number, most, INTERVAL, HORIZON, LATER, now));
  }

  private Permit permit(Instant now) {
    return permit(now, MUCH_LATER);
  }

  private Permit permit(Instant now, Instant probeAgain) {
    return asService(() -> numbers().permit(number, 1, INTERVAL, HORIZON, probeAgain, now));
  }

  private void pause(Instant until, SendFailure why) {
    asService(() -> numbers().pause(number, until, why, NOW));
  }

  private boolean stop(Instant now, Instant probeAt, SendFailure why) {
    return asService(() -> numbers().stop(number, probeAt, why, now));
  }

  private boolean resume() {
    return asService(() -> numbers().resume(number));
  }

  private State state() {
    List<State> mine =
        asService(() -> numbers().list()).stream()
            .filter(state -> state.number().equals(number))
            .toList();
    assertThat(mine).hasSize(1);
    return mine.getFirst();
  }

  private static Permit granted(Instant at) {
    return new Permit(List.of(at), false, at.plus(INTERVAL));
  }

  private static Permit probing(Instant at, Instant next) {
    return new Permit(List.of(at), true, next);
  }

  private static Permit notBefore(Instant next) {
    return new Permit(List.of(), false, next);
  }
}
