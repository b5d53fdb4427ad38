package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SendRepliesTest extends MessagingScenario {
  private static final SendFailure WHY = new SendFailure(130_429, "Rate limit hit");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void thereMayBeNothingToSend() {
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
    assertThat(fakes.gateway.sent()).isEmpty();
  }

  @Test
  void whatMetaTookIsAccepted() {
    var sent = queued(NOW);
    var wamid = aWamid();
    fakes.gateway.ends(message -> new Result.Accepted(wamid));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Accepted());

    assertThat(fakes.gateway.sent()).containsExactly(sent);
    assertStands(sent, State.ACCEPTED, Message.Status.ACCEPTED);
    assertThat(stored(() -> fakes.outbox.lock(wamid)))
        .contains(new Outbox.Tracked(sent, State.ACCEPTED));
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  @Test
  void whatMetaRefusesHasFailed() {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> new Result.Refused(WHY));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    fakes.clock.advance(DAY);
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  @Test
  void whatGotNoAnswerIsUnknownAndNotSentAgain() {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> new Result.Unanswered(WHY));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Unknown());

    assertStands(sent, State.UNKNOWN, Message.Status.UNKNOWN);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    fakes.clock.advance(DAY);
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  @Test
  void aNoticeIsSentWithoutAMessageInTheLog() {
    for (var result :
        new Result[] {
          new Result.Accepted(aWamid()), new Result.Refused(WHY), new Result.Unanswered(WHY)
        }) {
      fakes.transactions.required(WORKER, () -> fakes.outbox.add(anOutboundMessage().build(), NOW));
      fakes.gateway.ends(message -> result);

      assertThat(send()).isNotEqualTo(new SendReplies.Outcome.NothingWaits());
    }
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,8", "9,256", "10,300", "11,300", "40,300"})
  void whatIsDeferredWaitsLongerEachTime(int attempt, long seconds) {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> new Result.Deferred(WHY, Optional.empty()));
    for (int i = 1; i < attempt; i++) {
      send();
      fakes.clock.advance(Duration.ofMinutes(5));
    }

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    assertWaits(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "2,2", "3600,3600"})
  void whatIsDeferredWaitsAsLongAsTheOtherSideAsks(long asked, long seconds) {
    queued(NOW);
    fakes.gateway.ends(message -> new Result.Deferred(WHY, Optional.of(Duration.ofSeconds(asked))));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertWaits(Duration.ofSeconds(seconds));
  }

  @Test
  void whatCouldStillGoOutWithinADayIsDeferred() {
    var now = fakes.clock.instant();
    var sent = queued(now.minus(DAY).plusSeconds(1));
    fakes.gateway.ends(message -> new Result.Deferred(WHY, Optional.empty()));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whatCouldOnlyGoOutAfterADayHasFailed() {
    var now = fakes.clock.instant();
    var sent = queued(now.minus(DAY).plusSeconds(1).minusNanos(1));
    fakes.gateway.ends(message -> new Result.Deferred(WHY, Optional.empty()));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
  }

  @Test
  void aLongPauseThatTheOtherSideAsksForCountsTowardsTheDay() {
    queued(NOW);
    fakes.gateway.ends(message -> new Result.Deferred(WHY, Optional.of(DAY.plusHours(1))));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Refused());
  }

  @Test
  void aSenderThatOutlivesItsLeaseRecordsNothing() {
    for (var result :
        new Result[] {
          new Result.Accepted(aWamid()),
          new Result.Refused(WHY),
          new Result.Unanswered(WHY),
          new Result.Deferred(WHY, Optional.empty())
        }) {
      var notice = anOutboundMessage().build();
      fakes.transactions.required(WORKER, () -> fakes.outbox.add(notice, fakes.clock.instant()));
      fakes.gateway.ends(
          message -> {
            fakes.clock.advance(LEASE);
            stored(() -> fakes.outbox.expire(fakes.clock.instant()));
            return result;
          });

      assertThat(send()).isEqualTo(new SendReplies.Outcome.Unknown());
      assertThat(stored(() -> fakes.outbox.lock(notice.id())))
          .contains(new Outbox.Tracked(notice, State.UNKNOWN));
    }
  }

  @Test
  void aLeaseLasts30Seconds() {
    queued(NOW);
    fakes.gateway.ends(
        message -> {
          fakes.clock.advance(LEASE.minusNanos(1));
          assertThat(stored(() -> fakes.outbox.expire(fakes.clock.instant()))).isEmpty();
          return new Result.Accepted(aWamid());
        });

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Accepted());
  }

  @Test
  void aStoreThatIsGoneBeforeSendingIsToldOfAndNothingIsSent() {
    queued(NOW);

    assertThatThrownBy(() -> send(new BreakableTransactions(fakes.transactions, 0)))
        .isInstanceOf(Unavailable.class);
    assertThat(fakes.gateway.sent()).isEmpty();
  }

  @Test
  void aStoreThatIsGoneAfterSendingLeavesTheMessageToBeFoundUnknown() {
    var sent = queued(NOW);

    assertThatThrownBy(() -> send(new BreakableTransactions(fakes.transactions, 1)))
        .isInstanceOf(Unavailable.class);

    assertStands(sent, State.SENDING, Message.Status.QUEUED);
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  private OutboundMessage queued(Instant createdAt) {
    var reply = aReply().of(ann).createdAt(createdAt).build();
    var sent = anOutboundMessage().carrying(reply).to(annsPhone).createdAt(createdAt).build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(reply, null);
          fakes.outbox.add(sent, createdAt);
        });
    return sent;
  }

  private SendReplies.Outcome send() {
    return send(fakes.transactions);
  }

  private SendReplies.Outcome send(Transactions transactions) {
    return MessagingUseCases.sendReplies(fakes.messagingPorts(), transactions, fakes.clock)
        .sendNext(new SendReplies.Command(WORKER));
  }

  private void assertWaits(Duration wait) {
    fakes.clock.advance(wait.minusNanos(1));
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(send()).isNotEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  private void assertStands(OutboundMessage sent, State state, Message.Status status) {
    assertThat(stored(() -> fakes.outbox.lock(sent.id())))
        .contains(new Outbox.Tracked(sent, state));
    assertThat(log()).extracting(Message::status).containsExactly(status);
  }
}
