package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.OvertakenTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendRepliesTest extends SendingScenario {
  @Test
  void thereMayBeNothingToSend() {
    assertThat(send()).isEmpty();
    assertThat(fakes.gateway.sent()).isEmpty();
  }

  @Test
  void whatMetaTookIsAccepted() {
    var sent = queued();
    var wamid = aWamid();
    fakes.gateway.ends(message -> new Result.Accepted(wamid));

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());

    assertThat(fakes.gateway.sent()).containsExactly(sent);
    assertThat(fakes.gateway.references()).containsExactly(new Reference(sent.id(), 1));
    assertStands(sent, State.ACCEPTED, Message.Status.ACCEPTED);
    assertThat(stored(() -> fakes.outbox.find(Set.of(wamid)))).containsEntry(wamid, sent.id());
    assertThat(send()).isEmpty();
  }

  @Test
  void eachAttemptHasItsNumber() {
    var sent = queued();
    fakes.gateway.ends(message -> failed(Handling.RETRY));
    send();
    fakes.clock.advance(Duration.ofSeconds(2));

    send();

    assertThat(fakes.gateway.references())
        .containsExactly(new Reference(sent.id(), 1), new Reference(sent.id(), 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"PERMANENT", "WINDOW", "TEMPLATE", "BUG"})
  void whatCannotGoOutHasFailed(Handling handling) {
    var sent = queued();
    fakes.gateway.ends(message -> failed(handling));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    assertThat(log().getFirst().failure()).isEqualTo(WHY);
    assertThat(numbers()).extracting(each -> each.standing()).containsExactly(Standing.OPEN);
    fakes.clock.advance(Duration.ofHours(23));
    assertThat(send()).isEmpty();
  }

  @Test
  void whatGotNoAnswerIsUnknownAndNotSentAgain() {
    var sent = queued();
    fakes.gateway.ends(message -> new Result.Unanswered(WHY));

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertStands(sent, State.UNKNOWN, Message.Status.UNKNOWN);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    fakes.clock.advance(Duration.ofHours(23));
    assertThat(send()).isEmpty();
  }

  @Test
  void whatIsUnknownHoldsBackTheNextToThePersonUntilPatienceEnds() {
    queued();
    var next = queued();
    fakes.gateway.ends(message -> new Result.Unanswered(WHY));
    send();
    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));

    fakes.clock.advance(PATIENCE.minusNanos(1));
    assertThat(send()).isEmpty();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(fakes.gateway.sent()).last().isEqualTo(next);
  }

  @Test
  void aNoticeIsSentWithoutAMessageInTheLog() {
    for (var result :
        new Result[] {
          new Result.Accepted(aWamid()), failed(Handling.PERMANENT), new Result.Unanswered(WHY)
        }) {
      fakes.transactions.required(
          WORKER, () -> fakes.outbox.add(List.of(anOutboundMessage().build()), NOW));
      fakes.gateway.ends(message -> result);

      assertThat(send()).isPresent();
    }
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9, 10, 11, 40})
  void whatIsDeferredWaitsLongerEachTime(int attempt) {
    var sent = queued();
    fakes.gateway.ends(message -> failed(Handling.RETRY));
    for (int i = 1; i < attempt; i++) {
      assertThat(send()).contains(new SendReplies.Outcome.Deferred());
      fakes.clock.advance(Duration.ofSeconds(450));
    }

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    assertWaits(Backoff.spread(attempt, sent.id().value()));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3_600})
  void whatIsDeferredWaitsAsLongAsTheOtherSideAsks(long seconds) {
    queued();
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(seconds)));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertWaits(Duration.ofSeconds(seconds));
  }

  @Test
  void whatTheOtherSideAsksForShortensNothing() {
    var sent = queued();
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofMillis(1)));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertWaits(Backoff.spread(1, sent.id().value()));
  }

  @Test
  void whatIsKnownOfAnErrorCountsTooWhenItSaysHowLongToWait() {
    queued();
    fakes.gateway.ends(message -> failed(MetaErrorCode.TEMPLATE_SYNCING));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertWaits(Duration.ofMinutes(10));
  }

  @Test
  void anErrorThatRepeatsTooOftenIsFinal() {
    var sent = queued();
    fakes.gateway.ends(message -> failed(MetaErrorCode.MEDIA_NOT_UPLOADED));
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThat(send()).contains(new SendReplies.Outcome.Deferred());
      fakes.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
  }

  @Test
  void whoIsLeftAloneGetsNothingAndOthersDo() {
    var sent = queued();
    queued();
    fakes.gateway.ends(message -> failed(MetaErrorCode.FLOW_THROTTLED));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(numbers()).extracting(each -> each.standing()).containsExactly(Standing.OPEN);
    assertWaits(Duration.ofHours(1));
    assertThat(fakes.gateway.sent()).containsExactly(sent, sent);
  }

  @Test
  void whoIsLeftAloneUntilTheWindowHasClosedGetsItNever() {
    var sent = queued();
    fakes.gateway.ends(message -> failed(MetaErrorCode.ECOSYSTEM_HEALTH));

    assertThat(send()).contains(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
  }

  @Test
  void aStoreThatIsGoneBeforeSendingIsToldOfAndNothingIsSent() {
    queued();

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 0)))
        .isInstanceOf(Unavailable.class);
    assertThat(fakes.gateway.sent()).isEmpty();
  }

  @Test
  void aClaimThatMayHaveBeenCommittedIsGivenBackBeforeTheNext() {
    var sent = queued();
    var take =
        taking(
            RULES,
            new OvertakenTransactions(
                fakes.transactions,
                1,
                () -> {
                  throw new Unavailable("Nobody knows whether it was committed.");
                }));
    var command = new TakeReplies.Command(WORKER, node, 1);
    assertThatThrownBy(() -> take.take(command)).isInstanceOf(Unavailable.class);
    assertStands(sent, State.SENDING, Message.Status.QUEUED);

    var taken = take.take(command).taken();

    assertThat(taken).extracting(each -> each.attempt().message()).containsExactly(sent);
    assertThat(taken).extracting(each -> each.attempt().number()).containsExactly(1);
  }

  @Test
  void whatIsStillHereWhenItsLeaseHasEndedDoesNotGoOut() {
    var sent = queued();
    fakes.pauses.meanwhile(this::expire);

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertThat(fakes.gateway.sent()).isEmpty();
    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void aStoreThatComesBackInTimeLearnsWhatBecameOfTheMessage() {
    var sent = queued();
    fakes.gateway.ends(message -> failed(Handling.PERMANENT));

    assertThat(send(RULES, new BreakableTransactions(fakes.transactions, 1, 35)))
        .contains(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.gateway.sent()).hasSize(1);
  }

  @Test
  void aStoreThatIsGoneForLongLeavesTheMessageToBeFoundUnknown() {
    var sent = queued();

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 1, 36)))
        .isInstanceOf(Unavailable.class);

    assertStands(sent, State.SENDING, Message.Status.QUEUED);
    assertThat(fakes.clock.instant()).isEqualTo(STARTED.plus(LEASE));
    assertThat(send()).isEmpty();
  }

  @Test
  void whoIsInterruptedDoesNotWaitForTheStore() {
    var sent = queued();
    fakes.gateway.ends(
        message -> {
          fakes.pauses.interrupt();
          return new Result.Accepted(aWamid());
        });

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 1, 1)))
        .isInstanceOf(Unavailable.class);

    assertStands(sent, State.SENDING, Message.Status.QUEUED);
  }

  private static Result failed(MetaErrorCode code) {
    return new Result.Failed(
        new SendFailure(code.code(), "why"), code.handling(), Optional.empty());
  }
}
