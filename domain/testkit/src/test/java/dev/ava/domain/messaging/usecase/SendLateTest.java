package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sending that takes longer than its lease, or outlives its node in the eyes of the others.
final class SendLateTest extends SendingScenario {
  @Test
  void aLeaseLasts35Seconds() {
    queued();
    fakes.gateway.ends(
        message -> {
          fakes.clock.advance(LEASE.minusNanos(1));
          assertThat(stored(() -> fakes.outbox.expire(fakes.clock.instant()))).isEmpty();
          return new Result.Accepted(aWamid());
        });

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void whatMetaTookIsWorthKnowingEvenLate() {
    var sent = queued();
    var wamid = aWamid();
    endsLate(new Result.Accepted(wamid));

    assertThat(send()).contains(new SendReplies.Outcome.Accepted());

    assertStands(sent, State.ACCEPTED, Message.Status.ACCEPTED);
    assertThat(stored(() -> fakes.outbox.find(Set.of(wamid)))).containsEntry(wamid, sent.id());
    assertThat(fakes.outbox.why(sent.id())).isEmpty();
  }

  @Test
  void whatIsKnownLateOutlivesAStoreThatIsAwayOnceMore() {
    var sent = queued();
    fakes.gateway.ends(
        message -> {
          expireEarly();
          return failed(Handling.PERMANENT);
        });

    assertThat(send(RULES, new BreakableTransactions(fakes.transactions, 2, 1)))
        .contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whatGotNoAnswerStaysUnknown() {
    var sent = queued();
    endsLate(new Result.Unanswered(WHY));

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertStands(sent, State.UNKNOWN, Message.Status.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "HOLD", "PERMANENT"})
  void whatCertainlyDidNotGoOutWaitsAgain(Handling handling) {
    var sent = queued();
    endsLate(failed(handling));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void whatStopsTheNumberStopsItEvenLate() {
    var sent = queued();
    endsLate(failed(Handling.STOP));

    assertThat(send()).contains(new SendReplies.Outcome.Stopped(sent.from(), WHY, true));

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.STOPPED);
  }

  @Test
  void whatPausesTheNumberPausesItEvenLate() {
    var sent = queued();
    endsLate(failed(Handling.PAUSE));

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.PAUSED);
  }

  @Test
  void aProbeThatMetaTookResumesTheNumberThoughItsMessageIsGone() {
    queued();
    fakes.gateway.ends(message -> failed(Handling.STOP));
    send();
    fakes.clock.advance(Duration.ofMinutes(2));
    fakes.gateway.ends(
        message -> {
          fakes.transactions.required(
              Caller.Service.ERASURE,
              () -> fakes.erasures.erase(ann, STARTED, STARTED.plusSeconds(60)));
          return new Result.Accepted(aWamid());
        });

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.OPEN);
  }

  @Test
  void whatIsUnderWayOnceMoreIsLeftAlone() {
    var sent = queued();
    fakes.gateway.ends(
        message -> {
          expire();
          resend(sent);
          fakes.gateway.ends(again -> new Result.Unanswered(WHY));
          assertThat(send()).contains(new SendReplies.Outcome.Unknown());
          return failed(Handling.RETRY);
        });

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertThat(stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()))
        .contains(new Outbox.Tracked(sent, State.UNKNOWN, 2));
  }

  @Test
  void whatAPersonHasHadSentAgainMeanwhileIsLeftAlone() {
    var sent = queued();
    var wamid = aWamid();
    fakes.gateway.ends(
        message -> {
          expire();
          resend(sent);
          return new Result.Accepted(wamid);
        });

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whoIsInterruptedGivesBackEvenWhatHasExpired() {
    takeSlots();
    var sent = queued();
    fakes.pauses.interrupt();
    fakes.pauses.meanwhile(this::expire);

    assertThat(send()).contains(new SendReplies.Outcome.Deferred());

    assertThat(fakes.gateway.sent()).doesNotContain(sent);
    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  /// Lets the next message wait for its slot.
  private void takeSlots() {
    fakes.transactions.required(
        WORKER,
        () ->
            fakes.numbers.permit(
                Fixtures.OUR_NUMBER,
                1,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                STARTED,
                STARTED));
  }

  private void endsLate(Result result) {
    fakes.gateway.ends(
        message -> {
          expire();
          return result;
        });
  }

  private void resend(OutboundMessage sent) {
    var outcome =
        MessagingUseCases.resendMessages(fakes.messagingPorts(), fakes.transactions, fakes.clock)
            .resend(new ResendMessages.Command(WORKER, List.of(sent.id())));
    assertThat(outcome.again()).containsExactly(sent.id());
  }
}
