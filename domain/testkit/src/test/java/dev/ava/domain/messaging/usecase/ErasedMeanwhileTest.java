package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A person's account is deleted while work for them is under way: nothing comes back and nothing
/// fails.
final class ErasedMeanwhileTest extends MessagingScenario {
  private static final SendFailure WHY = new SendFailure(null, "why");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAvatarThinksOfAnAnswerForNobody(boolean finished) {
    receive(item("hello"));
    fakes.replies.answers(
        prompt -> {
          erase(finished);
          return "too late";
        });

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));

    assertNothingIsLeft();
  }

  @Test
  void whatIsToBeThoughtOfAgainIsNotThere() {
    receive(item("hello"));
    fakes.replies.answers(
        prompt -> {
          erase(true);
          throw new IllegalStateException("The model is broken.");
        });

    assertThat(handle().setbacks()).isEmpty();

    assertNothingIsLeft();
  }

  static Stream<Result> results() {
    return Stream.of(
        new Result.Accepted(aWamid()),
        new Result.Unanswered(WHY),
        new Result.Failed(WHY, Handling.RETRY, Optional.empty()),
        new Result.Failed(WHY, Handling.PERMANENT, Optional.empty()),
        new Result.Failed(WHY, Handling.STOP, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aReplyThatIsOnItsWayIsRecordedNowhere(Result result) {
    receive(item("hello"));
    handleAll();
    fakes.gateway.ends(
        message -> {
          erase(true);
          return result;
        });

    assertThat(send().orElseThrow())
        .isIn(
            new SendReplies.Outcome.Unknown(),
            new SendReplies.Outcome.Stopped(Fixtures.OUR_NUMBER, WHY, true));

    assertNothingIsLeft();
    assertThat(send()).isEmpty();
  }

  @Test
  void reportsThatComeAfterwardsAreNotKept() {
    var sent = sent();
    erase(true);

    receive(
        aReport(sent.wamid(), sent.message().id(), Message.Status.READ, null).build(),
        aReport(sent.wamid(), sent.message().id(), Message.Status.FAILED, WHY).build());
    handleAll();

    assertNothingIsLeft();
  }

  @Test
  void whoWritesAfterwardsIsAStranger() {
    sent();
    erase(true);

    receive(item("hello again"));
    handleAll();

    assertThat(log()).isEmpty();
    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly(Notices.STRANGER);
    assertThat(outbound().getFirst().owner()).isNull();
  }

  @Test
  void aReplayOfThatDayBringsNothingBack() {
    receive(item("one"));
    handleAll();
    receive(item("two"));
    erase(true);

    replay();

    assertNothingIsLeft();
  }

  private InboxItem item(String text) {
    return aText(annsPhone, text).raw("{\"from\": \"%s\"}".formatted(annsPhone.key())).build();
  }

  private Sent sent() {
    var wamid = aWamid();
    receive(item("hello"));
    handleAll();
    fakes.gateway.ends(message -> new Result.Accepted(wamid));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    return new Sent(outbound().getFirst(), wamid);
  }

  /// @param finished whether the sign-in has forgotten the person, too
  private void erase(boolean finished) {
    var now = fakes.clock.instant();
    fakes.transactions.required(
        Caller.Service.ERASURE,
        () -> {
          fakes.erasures.erase(ann, now, now.plus(Duration.ofMinutes(1)));
          fakes.erasures.sweep(ann);
        });
    if (finished) {
      fakes.store.removeUser(ann);
      fakes.transactions.required(Caller.Service.ERASURE, () -> fakes.erasures.finish(ann));
    }
  }

  private void assertNothingIsLeft() {
    assertThat(log()).isEmpty();
    assertThat(outbound()).isEmpty();
    for (var state : Inbox.State.values()) {
      assertThat(stored(() -> fakes.inbox.list(state, 0, 9))).isEmpty();
    }
    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(0, List.of()));
  }

  private record Sent(OutboundMessage message, Wamid wamid) {}
}
