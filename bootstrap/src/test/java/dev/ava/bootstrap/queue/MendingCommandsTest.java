package dev.ava.bootstrap.queue;

import static dev.ava.bootstrap.queue.QueueCalls.NOW;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `replay`, `resend` and `resume`.
class MendingCommandsTest {
  private final QueueCalls queue = new QueueCalls();

  @Test
  void whatIsDeadIsReplayedAndNothingElse() {
    var dead = aText().build();
    var done = aText().build();
    queue.ends(dead, new Ending.Dead("it broke"));
    queue.ends(done, new Ending.Done());

    assertThat(queue.call("replay", "--dead"))
        .isEqualTo(new QueueCalls.Answer(0, "Items of the inbox that wait again: 1\n", ""));
    assertThat(queue.fakes.inbox.ending(dead.key())).isEmpty();
    assertThat(queue.fakes.inbox.ending(done.key())).contains(new Ending.Done());
  }

  @ParameterizedTest
  @CsvSource({
    "--id 1 3, 2",
    "--id 1 --id 3, 2",
    "--id 99, 0",
    "--from 2026-11-20 --until 2026-11-21, 3",
    "--from 2026-11-20T12:34:57Z --until 2026-11-20T12:35:57Z, 1",
    "--from 2026-11-20T13:34:57+01:00 --until 2026-11-20T12:36, 2",
    "--until 2026-11-20 --from 2026-11-19, 0"
  })
  void itemsAreNamedByIdOrByTheTimeOfArrival(String which, int again) {
    for (var item = 0; item < 3; item++) {
      queue.ends(aText().build(), new Ending.Done());
      queue.fakes.clock.advance(Duration.ofSeconds(31));
    }

    var answer = queue.call(("replay " + which).split(" ", -1));

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo("Items of the inbox that wait again: %d\n", again);
  }

  @Test
  void messagesAreSentAgainByIdAndTheOthersAreSaidToBeLeft() {
    var unknown = anOutboundMessage().build();
    var refused = anOutboundMessage().build();
    var accepted = anOutboundMessage().build();
    var sending = anOutboundMessage().build();
    var waiting = anOutboundMessage().build();
    var missing = new OutboundMessage.Id(UUID.randomUUID());
    queue.isUnknown(unknown, "No answer.");
    queue.isRefused(refused, new SendFailure(131_026, "undeliverable"));
    queue.isAccepted(accepted);
    queue.isBeingSent(sending);
    queue.waits(waiting);

    var answer =
        resend(unknown.id(), refused.id(), accepted.id(), sending.id(), waiting.id(), missing);

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out().lines())
        .containsExactly(
            "waits again  " + unknown.id(),
            "waits again  " + refused.id(),
            "left         " + accepted.id() + "  Meta took it",
            "left         " + sending.id() + "  it is being sent",
            "left         " + waiting.id() + "  it waits anyway",
            "missing      " + missing + "  there is no such message",
            "Messages that wait again: 2");
    assertThat(states())
        .containsExactly(
            Outbox.State.WAITING,
            Outbox.State.WAITING,
            Outbox.State.ACCEPTED,
            Outbox.State.SENDING,
            Outbox.State.WAITING);
  }

  @Test
  void aMessageThatIsNamedTwiceIsSentAgainOnce() {
    var unknown = anOutboundMessage().build();
    queue.isUnknown(unknown, "No answer.");

    assertThat(resend(unknown.id(), unknown.id()).code()).isZero();
  }

  @Test
  void allThatIsUnknownIsSentAgainOnlyWithAYes() {
    queue.isUnknown(anOutboundMessage().build(), "No answer.");
    queue.isUnknown(anOutboundMessage().build(), "No answer.");
    queue.isRefused(anOutboundMessage().build(), new SendFailure(131_026, "undeliverable"));

    var refusal = queue.call("resend", "--all-unknown");

    assertThat(refusal.code()).isEqualTo(1);
    assertThat(refusal.out()).isEmpty();
    assertThat(refusal.err()).contains("Messages that are unknown: 2.").contains("add --yes");
    assertThat(states()).doesNotContain(Outbox.State.WAITING);
    assertThat(queue.closed()).isEqualTo(queue.opened());

    var answer = queue.call("resend", "--all-unknown", "--yes");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Messages that wait again: 2");
    assertThat(states())
        .containsExactly(Outbox.State.WAITING, Outbox.State.WAITING, Outbox.State.REFUSED);
  }

  @Test
  void whereNothingIsUnknownNothingHasToBeConfirmed() {
    assertThat(queue.call("resend", "--all-unknown"))
        .isEqualTo(new QueueCalls.Answer(0, "Messages that wait again: 0\n", ""));
  }

  @Test
  void theConfiguredNumberIsResumedUnlessAnotherIsNamed() {
    var other = Fixtures.aPhoneNumberId();
    var expired = new SendFailure(190, "expired");
    queue.inTransaction(
        () -> {
          queue.fakes.numbers.stop(Fixtures.OUR_NUMBER, NOW, expired, NOW);
          queue.fakes.numbers.stop(other, NOW, expired, NOW);
        });

    assertThat(queue.call("resume").out()).isEqualTo("Number 106540352242922 sends again.\n");
    assertThat(standings()).containsExactlyInAnyOrder(Standing.OPEN, Standing.STOPPED);
    assertThat(queue.call("resume", other.value()).code()).isZero();
    assertThat(standings()).containsOnly(Standing.OPEN);
    assertThat(queue.call("resume"))
        .isEqualTo(new QueueCalls.Answer(0, "Number 106540352242922 sends already.\n", ""));
  }

  @Test
  void aNumberThatNeverSentIsProbablyAMistake() {
    var answer = queue.call("resume", "12345");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .isEqualTo("Number 12345 has never sent anything; `ava queue` shows those that have.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "replay, Missing required argument",
    "replay --dead --id 1, mutually exclusive",
    "replay --from 2026-11-20, Missing required argument",
    "replay --from 2026-11-21 --until 2026-11-20, --from must be earlier than --until.",
    "replay --from yesterday --until 2026-11-20, must be a time in UTC such as",
    "replay --id one, is not a long",
    "resend, Missing required argument",
    "resend 12, must be the id of a message",
    "resend --all-unknown 0199c0de-0000-7000-8000-000000000000, Unmatched argument",
    "resume 1 2, Unmatched argument"
  })
  void aMistakeInTheCallIsSaidBeforeAnythingIsOpened(String call, String sentence) {
    var answer = queue.call(call.split(" ", -1));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).contains("Usage: queue");
    assertThat(queue.opened()).isZero();
  }

  @Test
  void anIdThatNoNumberHasIsAMistakeInTheCall() {
    assertThat(queue.call("resume", " ").err())
        .contains("A phone number id is 1 to 64 characters.");
    assertThat(queue.opened()).isZero();
  }

  @Test
  void queuesThatCannotBeOpenedAreOneSentence() {
    var answer =
        QueueCalls.call(
            () -> {
              throw new Refusal("The schema is behind.");
            },
            "replay",
            "--dead");

    assertThat(answer).isEqualTo(new QueueCalls.Answer(1, "", "The schema is behind.\n"));
  }

  private QueueCalls.Answer resend(OutboundMessage.Id... ids) {
    return queue.call(
        Stream.concat(Stream.of("resend"), List.of(ids).stream().map(OutboundMessage.Id::toString))
            .toArray(String[]::new));
  }

  private List<Outbox.State> states() {
    return queue.fakes.outbox.all().stream().map(Outbox.Tracked::state).toList();
  }

  private List<Standing> standings() {
    return queue.fakes.transactions.required(
        Caller.Service.WORKER,
        () -> queue.fakes.numbers.list().stream().map(state -> state.standing()).toList());
  }
}
