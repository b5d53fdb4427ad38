package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendRepliesTest extends MessagingScenario {
  private static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");
  private static final Duration LEASE = Duration.ofSeconds(35);
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
        .contains(new Outbox.Tracked(sent, State.ACCEPTED, 1));
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  @Test
  void whatMetaRefusesHasFailed() {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> failed(Handling.PERMANENT));

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
          new Result.Accepted(aWamid()), failed(Handling.PERMANENT), new Result.Unanswered(WHY)
        }) {
      fakes.transactions.required(WORKER, () -> fakes.outbox.add(anOutboundMessage().build(), NOW));
      fakes.gateway.ends(message -> result);

      assertThat(send()).isNotEqualTo(new SendReplies.Outcome.NothingWaits());
    }
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9, 10, 11, 40})
  void whatIsDeferredWaitsLongerEachTime(int attempt) {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> failed(Handling.RETRY));
    for (int i = 1; i < attempt; i++) {
      assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());
      fakes.clock.advance(Duration.ofSeconds(450));
    }

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
    assertWaits(Backoff.spread(attempt, sent.id().value()));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3_600})
  void whatIsDeferredWaitsAsLongAsTheOtherSideAsks(long seconds) {
    queued(NOW);
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(seconds)));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertWaits(Duration.ofSeconds(seconds));
  }

  @Test
  void whatTheOtherSideAsksForShortensNothing() {
    var sent = queued(NOW);
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofMillis(1)));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertWaits(Backoff.spread(1, sent.id().value()));
  }

  @Test
  void whatCouldStillGoOutWithinADayIsDeferred() {
    var sent = queued(fakes.clock.instant().minus(DAY).plusSeconds(3));
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(3)));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Deferred());

    assertStands(sent, State.WAITING, Message.Status.QUEUED);
  }

  @Test
  void whatCouldOnlyGoOutAfterADayHasFailed() {
    var sent = queued(fakes.clock.instant().minus(DAY).plusSeconds(3));
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(3).plusNanos(1)));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Refused());

    assertStands(sent, State.REFUSED, Message.Status.FAILED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
  }

  @Test
  void aLongPauseThatTheOtherSideAsksForCountsTowardsTheDay() {
    queued(NOW);
    fakes.gateway.ends(message -> failed(Handling.RETRY, DAY.plusHours(1)));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Refused());
  }

  @Test
  void aSenderThatOutlivesItsLeaseLeavesTheMessageUnknown() {
    for (var result :
        new Result[] {
          failed(Handling.PERMANENT), new Result.Unanswered(WHY), failed(Handling.RETRY)
        }) {
      var notice = noticeWhoseSenderOutlivesItsLease(result);

      assertThat(send()).isEqualTo(new SendReplies.Outcome.Unknown());
      assertThat(stored(() -> fakes.outbox.lock(notice.id())))
          .contains(new Outbox.Tracked(notice, State.UNKNOWN, 1));
    }
  }

  @Test
  void thatMetaTookAMessageIsWorthKnowingEvenLate() {
    var wamid = aWamid();
    var notice = noticeWhoseSenderOutlivesItsLease(new Result.Accepted(wamid));

    assertThat(send()).isEqualTo(new SendReplies.Outcome.Accepted());
    assertThat(stored(() -> fakes.outbox.lock(wamid)))
        .contains(new Outbox.Tracked(notice, State.ACCEPTED, 1));
  }

  private OutboundMessage noticeWhoseSenderOutlivesItsLease(Result result) {
    var notice = anOutboundMessage().build();
    fakes.transactions.required(WORKER, () -> fakes.outbox.add(notice, fakes.clock.instant()));
    fakes.gateway.ends(
        message -> {
          fakes.clock.advance(LEASE);
          stored(() -> fakes.outbox.expire(fakes.clock.instant()));
          return result;
        });
    return notice;
  }

  @Test
  void aLeaseLasts35Seconds() {
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

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 0)))
        .isInstanceOf(Unavailable.class);
    assertThat(fakes.gateway.sent()).isEmpty();
  }

  @Test
  void aStoreThatIsGoneAfterSendingLeavesTheMessageToBeFoundUnknown() {
    var sent = queued(NOW);

    assertThatThrownBy(() -> send(RULES, new BreakableTransactions(fakes.transactions, 1)))
        .isInstanceOf(Unavailable.class);

    assertStands(sent, State.SENDING, Message.Status.QUEUED);
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  private OutboundMessage queued(Instant createdAt) {
    var reply = aReply().of(ann).createdAt(createdAt).build();
    var sent =
        anOutboundMessage()
            .carrying(reply)
            .to(annsPhone)
            .heardAt(createdAt)
            .createdAt(createdAt)
            .build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(reply, null);
          fakes.outbox.add(sent, createdAt);
        });
    return sent;
  }

  private static Result failed(Handling handling) {
    return new Result.Failed(WHY, handling, Optional.empty());
  }

  private static Result failed(Handling handling, Duration retryAfter) {
    return new Result.Failed(WHY, handling, Optional.of(retryAfter));
  }

  private void assertWaits(Duration wait) {
    fakes.clock.advance(wait.minusNanos(1));
    assertThat(send()).isEqualTo(new SendReplies.Outcome.NothingWaits());
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(send()).isNotEqualTo(new SendReplies.Outcome.NothingWaits());
  }

  private void assertStands(OutboundMessage sent, State state, Message.Status status) {
    assertThat(stored(() -> fakes.outbox.lock(sent.id())))
        .map(Outbox.Tracked::state)
        .contains(state);
    assertThat(log()).extracting(Message::status).containsExactly(status);
  }
}
