package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sending as fast as Meta allows, when it allows it.
final class SendPacedTest extends SendingScenario {
  private static final Duration SLOT = Duration.ofNanos(12_500_000);
  private static final SendFailure EXPIRED = new SendFailure(190, "Token expired");

  @Test
  void whatWasSaidADayAgoIsNotAnsweredAnyMore() {
    var sent = queued(STARTED.minus(DAY));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertThat(fakes.gateway.sent()).isEmpty();
    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(log().getFirst().failure()).isEqualTo(SendFailure.WINDOW_CLOSED);
    assertThat(numbers()).isEmpty();
  }

  @Test
  void whatWasSaidWithinADayIsAnswered() {
    queued(STARTED.minus(DAY).plusNanos(1));

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void aLaterMessageOpensTheWindowAnew() {
    var sent = queued(STARTED.minus(DAY.multipliedBy(3)));
    heard(STARTED.minus(DAY).plusNanos(1));

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());

    assertStands(sent, State.ACCEPTED, Message.Status.ACCEPTED);
  }

  @Test
  void aLaterMessageThatIsADayOldOpensNothing() {
    queued(STARTED.minus(DAY.multipliedBy(3)));
    heard(STARTED.minus(DAY));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());
  }

  @Test
  void whatSomebodyElseSaidOpensNothing() {
    queued(STARTED.minus(DAY));
    fakes.transactions.required(
        WORKER,
        () ->
            fakes.conversations.heard(
                List.of(new Conversations.Heard(OUR_NUMBER, aSender(), STARTED))));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());
  }

  @Test
  void whatCouldStillGoOutWithinTheWindowIsDeferred() {
    var sent = queued(STARTED.minus(DAY).plusSeconds(3));
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(3).minusNanos(1)));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whatCouldOnlyGoOutAfterTheWindowHasClosedHasFailed() {
    var sent = queued(STARTED.minus(DAY).plusSeconds(3));
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(3)));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
  }

  @Test
  void aLaterMessageGivesTimeToTryAgain() {
    queued(STARTED.minus(DAY.multipliedBy(3)));
    heard(STARTED);
    fakes.gateway.ends(message -> failed(Handling.RETRY));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());
  }

  @Test
  void messagesOfANumberGoOutOneEachSlot() {
    IntStream.range(0, 3).forEach(i -> queued(anOutboundMessage().to(aSender()), NOW));

    for (int i = 0; i < 3; i++) {
      assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    }

    assertThat(fakes.pauses.asked())
        .containsExactly(STARTED, STARTED.plus(SLOT), STARTED.plus(SLOT.multipliedBy(2)));
  }

  @Test
  void aMessageWhoseSlotIsMoreThanASecondAwayIsHeld() {
    var slot = Duration.ofMillis(400);
    var at = reserve(slot, 3);
    assertThat(at).isEqualTo(STARTED.plusMillis(1_200));
    var sent = queued();

    assertThat(send()).isEmpty();

    assertThat(fakes.gateway.sent()).isEmpty();
    assertThat(stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()))
        .contains(new Outbox.Tracked(sent, State.WAITING, 0));
    assertWaits(Duration.ofMillis(200));
    assertThat(fakes.pauses.asked()).containsExactly(at);
  }

  @Test
  void aMessageWhoseSlotIsASecondAwayIsNotHeld() {
    reserve(Duration.ofMillis(500), 2);
    queued();

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(fakes.pauses.asked()).containsExactly(STARTED.plusSeconds(1));
  }

  @Test
  void otherNumbersAreNotHeld() {
    reserve(Duration.ofMillis(400), 3);
    queued(anOutboundMessage().to(annsPhone).from(aPhoneNumberId()), NOW);

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void onePersonGetsABurstAndThenOneEachInterval() {
    var rules = rules(new SendingLimits(1_000, Duration.ofSeconds(6), 2));
    IntStream.range(0, 3).forEach(i -> queued());
    var other = queued(anOutboundMessage().to(aSender()), NOW);
    assertThat(send(rules)).contains(new SendReplies.Outcome.Accepted());
    assertThat(send(rules)).contains(new SendReplies.Outcome.Accepted());

    assertThat(take(rules, 1)).isEqualTo(held(1, fakes.clock.instant()));
    assertThat(send(rules)).contains(new SendReplies.Outcome.Accepted());
    assertThat(fakes.gateway.sent()).last().isEqualTo(other);
    fakes.clock.set(STARTED.plusSeconds(6).minusNanos(1));
    assertThat(send(rules)).isEmpty();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(send(rules)).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void manyAreTakenAtOnceEachWithItsMoment() {
    var messages =
        IntStream.range(0, 4)
            .mapToObj(i -> queued(anOutboundMessage().to(aSender()), NOW))
            .toList();

    var outcome = take(RULES, 3);

    assertThat(outcome.taken())
        .extracting(each -> each.attempt().message(), TakeReplies.Taken::at)
        .containsExactly(
            tuple(messages.get(0), STARTED),
            tuple(messages.get(1), STARTED.plus(SLOT)),
            tuple(messages.get(2), STARTED.plus(SLOT.multipliedBy(2))));
    assertThat(outcome.again()).contains(STARTED);
    assertThat(take(RULES, 3).taken()).hasSize(1);
    assertThat(take(RULES, 3))
        .isEqualTo(new TakeReplies.Outcome(List.of(), 0, 0, Optional.empty()));
  }

  @Test
  void ofManyOneThatComesTooLateAndOneOfAPersonWhoHasEnoughHurtNoOther() {
    var rules = rules(new SendingLimits(1_000, Duration.ofSeconds(6), 1));
    queued();
    send(rules);
    var first = queued(anOutboundMessage().to(aSender()), NOW);
    var late = queued(anOutboundMessage().to(aSender()), STARTED.minus(DAY));
    var tooMany = queued();
    var last = queued(anOutboundMessage().to(aSender()), NOW);

    var outcome = take(rules, 9);

    assertThat(outcome.taken())
        .extracting(each -> each.attempt().message())
        .containsExactly(first, last);
    assertThat(outcome.refused()).isOne();
    assertThat(outcome.held()).isOne();
    assertThat(outcome.again()).contains(STARTED.plusSeconds(6));
    assertStands(late, State.REFUSED, Message.Status.FAILED);
    assertStands(tooMany, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whenTheMomentsOfANumberAreTakenMoreAreTakenHalfASecondLater() {
    var rules = rules(new SendingLimits(2, Duration.ZERO, 1));
    for (int i = 0; i < 9; i++) {
      queued(anOutboundMessage().to(aSender()), NOW);
    }

    var outcome = take(rules, 9);

    assertThat(outcome.taken())
        .extracting(TakeReplies.Taken::at)
        .containsExactly(STARTED, STARTED.plusMillis(500), STARTED.plusMillis(1_000));
    assertThat(outcome.held()).isZero();
    assertThat(outcome.again()).contains(STARTED.plusMillis(1_000));
    assertThat(take(rules, 9).taken()).isEmpty();
    fakes.clock.set(STARTED.plusMillis(1_000));
    assertThat(take(rules, 9).taken())
        .extracting(TakeReplies.Taken::at)
        .containsExactly(STARTED.plusMillis(1_500), STARTED.plusMillis(2_000));
  }

  @Test
  void whatIsPastItsMomentStillGoesOutOneByOne() {
    var rules = rules(new SendingLimits(2, Duration.ZERO, 1));
    for (int i = 0; i < 3; i++) {
      queued(anOutboundMessage().to(aSender()), NOW);
    }
    var times = new ArrayList<Instant>();
    fakes.gateway.ends(
        message -> {
          times.add(fakes.clock.instant());
          return new Result.Accepted(aWamid());
        });
    var sending = sending(rules, fakes.transactions);

    var taken = take(rules, 3).taken();
    fakes.clock.advance(Duration.ofSeconds(9));
    taken.forEach(each -> sending.send(new SendReplies.Command(WORKER, each)));

    var first = STARTED.plusSeconds(9);
    assertThat(times).containsExactly(first, first.plusMillis(450), first.plusMillis(950));
  }

  @Test
  void whoIsInterruptedBeforeTheTurnComesGivesTheMessageBack() {
    var rules = rules(new SendingLimits(2, Duration.ZERO, 1));
    queued();
    var last = queued(anOutboundMessage().to(aSender()), NOW);
    var sending = sending(rules, fakes.transactions);

    var taken = take(rules, 2).taken();
    fakes.clock.advance(Duration.ofSeconds(9));
    sending.send(new SendReplies.Command(WORKER, taken.getFirst()));
    fakes.pauses.interruptAfter(1);

    assertThat(sending.send(new SendReplies.Command(WORKER, taken.getLast())))
        .isEqualTo(new SendReplies.Outcome.GivenBack());
    assertThat(fakes.gateway.sent()).doesNotContain(last);
  }

  @Test
  void everyNumberHasItsOwnMomentsInOneTake() {
    var other = aPhoneNumberId();
    for (int i = 0; i < 4; i++) {
      queued(anOutboundMessage().from(i % 2 == 0 ? OUR_NUMBER : other).to(aSender()), NOW);
    }

    assertThat(take(RULES, 9).taken())
        .extracting(each -> each.attempt().message().from(), TakeReplies.Taken::at)
        .containsExactlyInAnyOrder(
            tuple(OUR_NUMBER, STARTED),
            tuple(OUR_NUMBER, STARTED.plus(SLOT)),
            tuple(other, STARTED),
            tuple(other, STARTED.plus(SLOT)));
  }

  @Test
  void whoIsInterruptedGivesTheMessageBack() {
    reserve(Duration.ofMillis(500), 1);
    var sent = queued();
    fakes.pauses.interrupt();

    assertThat(send()).contains(new SendReplies.Outcome.GivenBack());

    assertThat(fakes.gateway.sent()).isEmpty();
    assertThat(stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()))
        .contains(new Outbox.Tracked(sent, State.WAITING, 0));
  }

  @Test
  void whoIsInterruptedWhileTheStoreIsGoneSaysSo() {
    queued();
    fakes.pauses.interrupt();

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 1, 9)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void anErrorThatPassesLetsTheNumberRest() {
    var sent = queued();
    var other = queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> failed(Handling.PAUSE, Duration.ofSeconds(90)));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(numbers())
        .containsExactly(
            new BusinessNumbers.State(
                OUR_NUMBER, Standing.PAUSED, STARTED, STARTED.plusSeconds(90), WHY));
    assertWaits(Duration.ofSeconds(90));
    assertThat(stored(() -> fakes.outbox.lock(Set.of(other.id())).values()))
        .map(Outbox.Tracked::attempts)
        .contains(0);
  }

  @Test
  void whatIsKnownOfAnErrorSaysHowLongTheNumberRests() {
    queued();
    fakes.gateway.ends(
        message ->
            new Result.Failed(
                new SendFailure(MetaErrorCode.SPAM_LIMIT.code(), "why"),
                Handling.PAUSE,
                Optional.empty()));

    send();

    assertThat(numbers())
        .extracting(BusinessNumbers.State::until)
        .containsExactly(STARTED.plus(Duration.ofHours(1)));
  }

  @Test
  void whatAPersonMustMendStopsTheNumberAndKeepsItsQueue() {
    var sent = queued();
    fakes.gateway.ends(message -> expired());

    assertThat(send()).contains(new SendReplies.Outcome.Stopped(OUR_NUMBER, EXPIRED, true));

    assertThat(stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()))
        .contains(new Outbox.Tracked(sent, State.WAITING, 0));
    assertThat(log()).extracting(Message::status).containsExactly(Message.Status.QUEUED);
    assertThat(numbers())
        .containsExactly(
            new BusinessNumbers.State(
                OUR_NUMBER, Standing.STOPPED, STARTED, STARTED.plusSeconds(60), EXPIRED));
    assertThat(send()).isEmpty();
  }

  @Test
  void aNumberThatIsStoppedIsProbedByOneMessageAMinute() {
    queued();
    queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> expired());
    send();
    fakes.clock.advance(Duration.ofMinutes(1).minusNanos(1));
    assertThat(send()).isEmpty();
    fakes.clock.advance(Duration.ofNanos(1));

    assertThat(send()).contains(new SendReplies.Outcome.Stopped(OUR_NUMBER, EXPIRED, false));

    assertThat(send()).isEmpty();
    assertThat(fakes.gateway.sent()).hasSize(2);
    assertThat(numbers())
        .extracting(BusinessNumbers.State::since, BusinessNumbers.State::until)
        .containsExactly(tuple(STARTED, STARTED.plusSeconds(120)));
  }

  @Test
  void whileANumberIsProbedNothingElseGoesOut() {
    queued();
    queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> expired());
    send();
    fakes.clock.advance(Duration.ofMinutes(1));
    fakes.gateway.ends(
        message -> {
          assertThat(send()).isEmpty();
          return new Result.Accepted(aWamid());
        });

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void aProbeThatGoesOutLetsTheNumberResume() {
    var first = queued();
    var second = queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> expired());
    send();
    fakes.clock.advance(Duration.ofMinutes(1));
    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());

    assertThat(numbers()).extracting(each -> each.standing()).containsExactly(Standing.OPEN);
    assertWaits(Duration.ofSeconds(5));
    assertThat(fakes.gateway.sent()).containsExactly(first, second, first);
  }

  @Test
  void aProbeThatFailsForItsOwnReasonLeavesTheNumberStopped() {
    queued();
    queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> expired());
    send();
    fakes.clock.advance(Duration.ofMinutes(1));
    fakes.gateway.ends(message -> failed(Handling.PERMANENT));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertThat(numbers()).extracting(each -> each.standing()).containsExactly(Standing.STOPPED);
  }

  @Test
  void whatGoesOutWhileItsNumberIsStoppedByAnotherDoesNotResumeIt() {
    queued();
    fakes.gateway.ends(
        message -> {
          fakes.transactions.required(
              WORKER,
              () -> fakes.numbers.stop(OUR_NUMBER, STARTED.plusSeconds(60), EXPIRED, STARTED));
          return new Result.Accepted(aWamid());
        });

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());

    assertThat(numbers()).extracting(each -> each.standing()).containsExactly(Standing.STOPPED);
  }

  private Optional<SendReplies.Outcome> send(SendingRules rules) {
    return send(rules, fakes.transactions);
  }

  private TakeReplies.Outcome take(SendingRules rules, int most) {
    return take(rules, fakes.transactions, most);
  }

  private static TakeReplies.Outcome held(int many, Instant again) {
    return new TakeReplies.Outcome(List.of(), 0, many, Optional.of(again));
  }

  private static SendingRules rules(SendingLimits limits) {
    return new SendingRules(limits, new UnknownPolicy.Hold(), PATIENCE);
  }

  /// Takes the next moments of our number.
  ///
  /// @return the first that is free
  private Instant reserve(Duration slot, int count) {
    IntStream.range(0, count)
        .forEach(
            i ->
                stored(
                    () ->
                        fakes.numbers.permit(
                            OUR_NUMBER, 1, slot, Duration.ofDays(1), STARTED, STARTED)));
    return STARTED.plus(slot.multipliedBy(count));
  }

  private void heard(Instant at) {
    fakes.transactions.required(
        WORKER,
        () ->
            fakes.conversations.heard(List.of(new Conversations.Heard(OUR_NUMBER, annsPhone, at))));
  }

  private static Result expired() {
    return new Result.Failed(EXPIRED, Handling.STOP, Optional.empty());
  }
}
