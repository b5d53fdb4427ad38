package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import dev.ava.domain.shared.port.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many messages that are sent at the same time, and whose ends are recorded together.
@Timeout(20)
final class SendManyTest extends SendingScenario {
  private static final int MANY = 40;

  private final SendReplies sendReplies =
      MessagingUseCases.sendReplies(
          fakes.messagingPorts(), RULES, fakes.transactions, fakes.pauses, fakes.clock);
  private final SendResults results = new SendResults(fakes.messagingPorts());

  @Test
  void eachEndsInItsOwnWayAndWhatHasExpiredHurtsNoOther() throws Exception {
    var messages = queued(MANY);
    var taken = take(RULES, fakes.transactions, MANY).taken();
    var expired = messages.getFirst();
    settle(expired);
    Map<OutboundMessage, Result> ends =
        Map.of(
            messages.get(1),
            failed(Handling.PERMANENT),
            messages.get(2),
            failed(Handling.RETRY),
            messages.get(3),
            new Result.Unanswered(WHY));
    fakes.gateway.ends(
        message ->
            Optional.ofNullable(ends.get(message)).orElseGet(() -> new Result.Accepted(aWamid())));

    var outcomes = sendAll(taken);

    assertThat(outcomes.subList(0, 4))
        .containsExactly(
            new Outcome.Unknown(),
            new Outcome.Refused(),
            new Outcome.Deferred(),
            new Outcome.Unknown());
    assertThat(outcomes.subList(4, MANY)).containsOnly(new Outcome.Accepted());
    assertStands(messages.get(1), State.REFUSED, Message.Status.FAILED);
    assertStands(messages.get(2), State.WAITING, Message.Status.QUEUED);
    assertStands(messages.get(3), State.UNKNOWN, Message.Status.UNKNOWN);
    messages
        .subList(4, MANY)
        .forEach(message -> assertStands(message, State.ACCEPTED, Message.Status.ACCEPTED));
  }

  @Test
  void whatIsRecordedTogetherIsRecordedWholeOrNotAtAll() {
    var messages = queued(3);
    var taken = take(RULES, fakes.transactions, 3).taken();
    settle(messages.get(1));
    var group = taken.stream().map(each -> sent(each, new Result.Accepted(aWamid()))).toList();

    assertThatThrownBy(() -> record(group)).isInstanceOf(Conflict.class);

    assertStands(messages.get(0), State.SENDING, Message.Status.QUEUED);
    assertThat(record(List.of(group.get(0)))).containsExactly(new Outcome.Accepted());
  }

  @Test
  void ofManyThatStopTheirNumberOneBringsTheNews() {
    queued(3);
    var group =
        take(RULES, fakes.transactions, 3).taken().stream()
            .map(each -> sent(each, failed(Handling.STOP)))
            .toList();

    assertThat(record(group))
        .containsExactly(
            new Outcome.Stopped(OUR_NUMBER, WHY, true),
            new Outcome.Stopped(OUR_NUMBER, WHY, false),
            new Outcome.Stopped(OUR_NUMBER, WHY, false));
    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.STOPPED);
  }

  @Test
  void ofManyThatLetTheirNumberRestTheLongestRestCounts() {
    queued(3);
    var taken = take(RULES, fakes.transactions, 3).taken();
    var other = new SendFailure(131_056, "Another");

    record(
        List.of(
            sent(taken.get(0), failed(Handling.PAUSE, Duration.ofSeconds(20))),
            sent(
                taken.get(1),
                new Result.Failed(other, Handling.PAUSE, Optional.of(Duration.ofSeconds(90)))),
            sent(taken.get(2), failed(Handling.PAUSE, Duration.ofSeconds(30)))));

    assertThat(numbers())
        .containsExactly(
            new BusinessNumbers.State(
                OUR_NUMBER, Standing.PAUSED, STARTED, STARTED.plusSeconds(90), other));
  }

  @Test
  void oneThatHangsHoldsUpNoOther() throws Exception {
    var messages = queued(9);
    var taken = take(RULES, fakes.transactions, 9).taken();
    var hangs = new CountDownLatch(1);
    fakes.gateway.ends(
        message -> {
          if (message.equals(messages.getFirst())) {
            await(hangs);
          }
          return new Result.Accepted(aWamid());
        });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> send(taken.getFirst()));
      for (var each : taken.subList(1, 9)) {
        assertThat(threads.submit(() -> send(each)).get()).isEqualTo(new Outcome.Accepted());
      }
      assertThat(take(RULES, fakes.transactions, 9).taken()).isEmpty();
      queued(anOutboundMessage().to(aSender()), NOW);
      assertThat(take(RULES, fakes.transactions, 9).taken()).hasSize(1);
      hangs.countDown();
      assertThat(slow.get()).isEqualTo(new Outcome.Accepted());
    }
  }

  private List<OutboundMessage> queued(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> queued(anOutboundMessage().to(aSender()), NOW))
        .toList();
  }

  /// What a report of Meta's does meanwhile.
  private void settle(OutboundMessage message) {
    fakes.transactions.required(
        WORKER,
        () ->
            fakes.outbox.settle(
                List.of(new Outbox.Settled(message.id(), aWamid(), Optional.empty())), STARTED));
  }

  private List<Outcome> record(List<Sent> group) {
    return fakes.transactions.required(WORKER, () -> results.record(group, STARTED));
  }

  private static Sent sent(TakeReplies.Taken taken, Result result) {
    return new Sent(taken, Optional.of(result));
  }

  private Outcome send(TakeReplies.Taken taken) {
    return sendReplies.send(new SendReplies.Command(WORKER, taken));
  }

  private List<Outcome> sendAll(List<TakeReplies.Taken> taken) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(taken.stream().<Callable<Outcome>>map(each -> () -> send(each)).toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
