package dev.ava.domain.messaging.usecase;

import static dev.ava.domain.messaging.Message.Status.ACCEPTED;
import static dev.ava.domain.messaging.Message.Status.DELIVERED;
import static dev.ava.domain.messaging.Message.Status.FAILED;
import static dev.ava.domain.messaging.Message.Status.QUEUED;
import static dev.ava.domain.messaging.Message.Status.READ;
import static dev.ava.domain.messaging.Message.Status.SENT;
import static dev.ava.domain.messaging.Message.Status.UNKNOWN;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.holding;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HandleReportTest extends MessagingScenario {
  private static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");

  private final Wamid wamid = aWamid();

  @Test
  void aReportMovesItsMessageUp() {
    var sent = sent(new Result.Accepted(wamid));

    var item = report(sent.id(), wamid, DELIVERED);

    assertThat(status()).isEqualTo(DELIVERED);
    assertThat(state(sent)).isEqualTo(State.ACCEPTED);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void aReportThatCarriesNothingOfOursIsMatchedByItsWamid() {
    sent(new Result.Accepted(wamid));

    report(null, wamid, READ);

    assertThat(status()).isEqualTo(READ);
  }

  @Test
  void aReportWithAnIdThatIsNotOursIsMatchedByItsWamid() {
    sent(new Result.Accepted(wamid));

    report(anOutboundMessage().build().id(), wamid, READ);

    assertThat(status()).isEqualTo(READ);
  }

  @Test
  void aLateReportMovesNothingDown() {
    var sent = sent(new Result.Accepted(wamid));
    report(sent.id(), wamid, READ);

    var late = report(sent.id(), wamid, SENT);

    assertThat(status()).isEqualTo(READ);
    assertThat(fakes.inbox.ending(late.key())).contains(new Ending.Done());
  }

  @Test
  void aReportSettlesAMessageThatNobodyKnewAbout() {
    var sent = sent(new Result.Unanswered(new SendFailure(null, "No answer")));
    assertThat(status()).isEqualTo(UNKNOWN);

    report(sent.id(), wamid, SENT);

    assertThat(status()).isEqualTo(SENT);
    assertThat(state(sent)).isEqualTo(State.ACCEPTED);
    assertThat(stored(() -> fakes.outbox.find(Set.of(wamid)).values())).isNotEmpty();
    assertThat(fakes.outbox.why(sent.id())).isEmpty();
  }

  @Test
  void aReportThatIsEarlierThanTheAnswerSettlesTheMessage() {
    var sent = queued();
    fakes.gateway.ends(
        message -> {
          report(message.id(), wamid, DELIVERED);
          return new Result.Accepted(wamid);
        });

    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    assertThat(status()).isEqualTo(DELIVERED);
    assertThat(state(sent)).isEqualTo(State.ACCEPTED);
    assertThat(stored(() -> fakes.outbox.find(Set.of(wamid)).values())).isNotEmpty();
  }

  @Test
  void aReportOnAMessageThatWaitsAgainStopsIt() {
    var sent = sent(new Result.Failed(WHY, Handling.RETRY, Optional.empty()));
    assertThat(state(sent)).isEqualTo(State.WAITING);

    report(sent.id(), wamid, SENT);
    fakes.clock.advance(Duration.ofHours(1));

    assertThat(send()).isEmpty();
    assertThat(status()).isEqualTo(SENT);
  }

  @Test
  void aReportDoesNotChangeWhatMetaCallsAMessageThatItTook() {
    var sent = sent(new Result.Accepted(wamid));
    var other = aWamid();

    report(sent.id(), other, DELIVERED);

    assertThat(stored(() -> fakes.outbox.find(Set.of(wamid)).values())).isNotEmpty();
    assertThat(stored(() -> fakes.outbox.find(Set.of(other)).values())).isEmpty();
    assertThat(status()).isEqualTo(DELIVERED);
  }

  @Test
  void aFailureIsRecordedWithItsReason() {
    var sent = sent(new Result.Accepted(wamid));

    report(sent.id(), wamid, FAILED, WHY);

    assertThat(status()).isEqualTo(FAILED);
    assertThat(state(sent)).isEqualTo(State.REFUSED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
  }

  @Test
  void aFailureWithoutAReasonIsAFailure() {
    var sent = sent(new Result.Accepted(wamid));

    report(sent.id(), wamid, FAILED, null);

    assertThat(status()).isEqualTo(FAILED);
    assertThat(state(sent)).isEqualTo(State.REFUSED);
    assertThat(fakes.outbox.why(sent.id())).contains(new SendFailure(null, "Meta gave no reason."));
  }

  @Test
  void aFailureIsFinalWhateverComesLate() {
    var sent = sent(new Result.Accepted(wamid));
    report(sent.id(), wamid, FAILED, WHY);

    report(sent.id(), wamid, SENT);

    assertThat(status()).isEqualTo(FAILED);
    assertThat(state(sent)).isEqualTo(State.REFUSED);
    assertThat(fakes.outbox.why(sent.id())).contains(WHY);
  }

  @Test
  void aFailureOfAnEarlierAttemptSaysNothingOfALaterOne() {
    var sent = sent(new Result.Unanswered(WHY));
    resend(sent);
    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    var item = reportAttempt(sent, 1, FAILED);

    assertThat(status()).isEqualTo(UNKNOWN);
    assertThat(state(sent)).isEqualTo(State.UNKNOWN);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());

    reportAttempt(sent, 2, FAILED);

    assertThat(status()).isEqualTo(FAILED);
    assertThat(state(sent)).isEqualTo(State.REFUSED);
  }

  @Test
  void aFailureSaysNothingOfAnAttemptThatIsStillToCome() {
    var sent = sent(new Result.Unanswered(WHY));
    resend(sent);

    reportAttempt(sent, 1, FAILED);
    report(null, wamid, FAILED, WHY);

    assertThat(status()).isEqualTo(QUEUED);
    assertThat(state(sent)).isEqualTo(State.WAITING);
  }

  @Test
  void aDeliveryOfAnEarlierAttemptSettlesALaterOne() {
    var sent = sent(new Result.Unanswered(WHY));
    resend(sent);
    assertThat(send()).contains(new SendReplies.Outcome.Unknown());

    reportAttempt(sent, 1, DELIVERED);

    assertThat(status()).isEqualTo(DELIVERED);
    assertThat(state(sent)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void aFailureOfAnUnknownAttemptIsTakenForTheLatest() {
    var sent = sent(new Result.Accepted(wamid));
    resend(sent);
    send();

    reportAttempt(sent, 0, FAILED);

    assertThat(status()).isEqualTo(FAILED);
  }

  @Test
  void aFailureWithoutAReferenceIsMatchedByItsWamid() {
    var sent = sent(new Result.Accepted(wamid));

    report(null, wamid, FAILED, WHY);

    assertThat(status()).isEqualTo(FAILED);
    assertThat(state(sent)).isEqualTo(State.REFUSED);
    assertThat(log().getFirst().failure()).isEqualTo(WHY);
  }

  @Test
  void aFailureThatIsTheNumbersStopsIt() {
    var sent = sent(new Result.Accepted(wamid));
    var locked = new SendFailure(131_031, "Locked");

    report(sent.id(), wamid, FAILED, locked);

    var now = fakes.clock.instant();
    assertThat(stored(() -> fakes.numbers.list()))
        .containsExactly(
            new BusinessNumbers.State(
                sent.from(), Standing.STOPPED, now, now.plusSeconds(60), locked));
    assertThat(status()).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOP")
  void aFailureThatIsTheMessagesStopsNoNumber(Handling handling) {
    var code =
        Arrays.stream(MetaErrorCode.values())
            .filter(each -> each.handling() == handling)
            .findFirst()
            .orElseThrow();
    var sent = sent(new Result.Accepted(wamid));

    report(sent.id(), wamid, FAILED, new SendFailure(code.code(), "why"));

    assertThat(standing()).isEqualTo(Standing.OPEN);
    assertThat(status()).isEqualTo(FAILED);
  }

  @Test
  void aFailureThatIsToldAgainChangesNothing() {
    var sent = sent(new Result.Accepted(wamid));
    report(sent.id(), wamid, FAILED, new SendFailure(131_031, "Locked"));
    fakes.transactions.required(WORKER, () -> fakes.numbers.resume(sent.from()));
    var before = entries(State.REFUSED);
    fakes.clock.advance(Duration.ofHours(1));

    report(sent.id(), wamid, FAILED, new SendFailure(131_031, "Locked"));

    assertThat(standing()).isEqualTo(Standing.OPEN);
    assertThat(entries(State.REFUSED)).isEqualTo(before);
  }

  @Test
  void aReasonWithoutAFailureIsNoFailure() {
    var sent = sent(new Result.Unanswered(new SendFailure(null, "No answer")));

    report(sent.id(), wamid, SENT, WHY);

    assertThat(status()).isEqualTo(SENT);
    assertThat(state(sent)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void aNoticeHasNoMessageToMove() {
    var notice = anOutboundMessage().build();
    fakes.transactions.required(WORKER, () -> fakes.outbox.add(List.of(notice), NOW));

    var item = report(notice.id(), wamid, SENT);

    assertThat(state(notice)).isEqualTo(State.ACCEPTED);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void aReportThatIsEarlierThanItsMessageWaitsForIt() {
    var reply = aReply().of(ann).build();
    var sent = anOutboundMessage().carrying(reply).build();
    var item = report(null, wamid, SENT);
    assertThat(fakes.inbox.ending(item.key())).isEmpty();

    add(reply, sent);
    stored(
        () -> {
          fakes.outbox.settle(
              List.of(new Outbox.Settled(sent.id(), wamid, Optional.empty())),
              fakes.clock.instant());
          return true;
        });
    fakes.clock.advance(Duration.ofSeconds(1).minusNanos(1));
    assertThat(handle().taken()).isZero();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(handle().taken()).isEqualTo(1);

    assertThat(status()).isEqualTo(SENT);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void aReportOnAMessageOfAvasThatIsNotThereAnyMoreIsDroppedAtOnce() {
    var item = report(anOutboundMessage().build().id(), wamid, SENT);

    assertThat(stored(() -> fakes.inbox.list(Inbox.State.WAITING, 0, 9))).isEmpty();
    assertThat(stored(() -> fakes.inbox.list(Inbox.State.KEPT, 0, 9))).isEmpty();
    assertThat(stored(() -> fakes.inbox.add(List.of(item), fakes.clock.instant())))
        .containsExactly(item.key());
  }

  @Test
  void aReportOnSomethingThatAvaDidNotSendIsKeptInTheEnd() {
    var item = report(null, wamid, SENT);

    for (int attempt = 1; attempt < 8; attempt++) {
      assertThat(fakes.inbox.ending(item.key())).isEmpty();
      fakes.clock.advance(Duration.ofSeconds(1L << (attempt - 1)).minusNanos(1));
      assertThat(handle().taken()).isZero();
      fakes.clock.advance(Duration.ofNanos(1));
      assertThat(handle().setbacks()).isEmpty();
    }

    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("It reports on a message that Ava did not send."));
  }

  private Standing standing() {
    var states = stored(() -> fakes.numbers.list());
    assertThat(states).hasSize(1);
    return states.getFirst().standing();
  }

  private List<Outbox.Entry> entries(State state) {
    return stored(() -> fakes.outbox.list(state, 0, 9));
  }

  private void resend(OutboundMessage sent) {
    MessagingUseCases.resendMessages(fakes.messagingPorts(), fakes.transactions, fakes.clock)
        .resend(new ResendMessages.Command(Caller.Service.OPERATOR, List.of(sent.id())));
    if (state(sent) == State.ACCEPTED) {
      fakes.transactions.required(
          WORKER, () -> fakes.outbox.requeue(sent.id(), fakes.clock.instant()));
    }
  }

  private InboxItem reportAttempt(OutboundMessage sent, int attempt, Message.Status status) {
    var reference = new OutboundMessage.Reference(sent.id(), attempt);
    var item =
        holding(
                new InboxItem.StatusReported(
                    aWamid(), reference, status, status == FAILED ? WHY : null))
            .build();
    receive(item);
    assertThat(handle().setbacks()).isEmpty();
    return item;
  }

  private OutboundMessage queued() {
    var reply = aReply().of(ann).being(QUEUED).build();
    var sent = anOutboundMessage().carrying(reply).to(annsPhone).createdAt(NOW).build();
    add(reply, sent);
    return sent;
  }

  private void add(Message reply, OutboundMessage sent) {
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
          fakes.outbox.add(List.of(sent), fakes.clock.instant());
        });
  }

  private OutboundMessage sent(Result result) {
    var sent = queued();
    fakes.gateway.ends(message -> result);
    send();
    if (result instanceof Result.Accepted) {
      assertThat(status()).isEqualTo(ACCEPTED);
    }
    return sent;
  }

  private InboxItem report(OutboundMessage.@Nullable Id sent, Wamid id, Message.Status status) {
    return report(sent, id, status, null);
  }

  private InboxItem report(
      OutboundMessage.@Nullable Id sent,
      Wamid id,
      Message.Status status,
      @Nullable SendFailure why) {
    var item = aReport(id, sent, status, why).build();
    receive(item);
    assertThat(handle().setbacks()).isEmpty();
    return item;
  }

  private Message.Status status() {
    assertThat(log()).hasSize(1);
    return log().getFirst().status();
  }

  private State state(OutboundMessage sent) {
    return stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()).stream()
        .findFirst()
        .map(Outbox.Tracked::state)
        .orElseThrow();
  }
}
