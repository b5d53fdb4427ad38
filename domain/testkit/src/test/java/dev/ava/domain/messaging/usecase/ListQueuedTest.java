package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.ListQueued.Which;
import dev.ava.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListQueuedTest extends QueueScenario {
  @ParameterizedTest
  @EnumSource
  void thereMayBeNothingToList(Which which) {
    ended(new Ending.Done());
    sent(new Result.Accepted(aWamid()));

    assertThat(list(which, 9)).isEqualTo(new ListQueued.Outcome(List.of(), List.of()));
  }

  @Test
  void whatWaitsIsListedBehindWhatIsUnderWay() {
    oneOfEach();
    var waiting = queued();
    var sending = queued();
    stored(
        () ->
            fakes.outbox.claim(
                node, UUID.randomUUID(), 1, terms(LEASE, PATIENCE), fakes.clock.instant()));
    var underWay = stored(() -> fakes.outbox.list(Outbox.State.SENDING, 0, 9)).getFirst();
    assertThat(underWay.id()).isEqualTo(waiting.id());
    receive(somethingKept().build());

    var listed = list(Which.WAITING, 9);

    assertThat(listed.inbox()).extracting(Inbox.Entry::state).containsOnly(Inbox.State.WAITING);
    assertThat(listed.inbox()).hasSize(1);
    assertIds(listed.outbox(), waiting, sending);
    assertThat(list(Which.WAITING, 1).outbox()).containsExactly(underWay);
  }

  @Test
  void whatWasTriedThreeTimesIsStuck() {
    oneOfEach();
    var twice = queued();
    deferred(2);
    receive(somethingKept().build());
    givenBack(2);
    assertThat(list(Which.STUCK, 9)).isEqualTo(new ListQueued.Outcome(List.of(), List.of()));

    deferred(1);
    givenBack(1);

    var listed = list(Which.STUCK, 9);
    assertIds(listed.outbox(), twice);
    assertThat(listed.inbox()).extracting(Inbox.Entry::attempts).containsExactly(3);
  }

  @Test
  void whatIsUnknownIsListed() {
    var sent = oneOfEach();

    var listed = list(Which.UNKNOWN, 9);

    assertIds(listed.outbox(), sent.getFirst());
    assertThat(listed.inbox()).isEmpty();
  }

  @Test
  void whatIsDeadOrRefusedIsListed() {
    var sent = oneOfEach();

    var listed = list(Which.DEAD, 9);

    assertThat(listed.inbox()).extracting(Inbox.Entry::reason).containsExactly("dead");
    assertIds(listed.outbox(), sent.getLast());
  }

  @Test
  void whatWasKeptIsListed() {
    oneOfEach();

    var listed = list(Which.KEPT, 9);

    assertThat(listed.inbox()).extracting(Inbox.Entry::reason).containsExactly("kept");
    assertThat(listed.outbox()).isEmpty();
  }

  @Test
  void noMoreAreListedThanAskedFor() {
    oneOfEach();
    ended(new Ending.Dead("another"));
    sent(failed(Handling.BUG));

    var listed = list(Which.DEAD, 1);

    assertThat(listed.inbox()).hasSize(1);
    assertThat(listed.outbox()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void aListHas1To1000Entries(int most) {
    assertThat(new ListQueued.Command(OPERATOR, Which.DEAD, most).most()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_001})
  void anotherLengthIsRefused(int most) {
    assertThatThrownBy(() -> new ListQueued.Command(OPERATOR, Which.DEAD, most))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A list has 1 to 1,000 entries.");
  }

  @Test
  void anOutcomeKeepsItsOwnEntries() {
    oneOfEach();
    var inbox = new ArrayList<>(list(Which.DEAD, 9).inbox());
    var outbox = new ArrayList<>(list(Which.DEAD, 9).outbox());
    var outcome = new ListQueued.Outcome(inbox, outbox);
    inbox.clear();
    outbox.clear();

    assertThat(outcome.inbox()).hasSize(1);
    assertThat(outcome.outbox()).hasSize(1);
  }

  /// Something that has ended in every way.
  ///
  /// @return what is unknown, accepted, and refused
  private List<OutboundMessage> oneOfEach() {
    ended(new Ending.Done());
    ended(new Ending.Kept("kept"));
    ended(new Ending.Dead("dead"));
    return List.of(
        sent(new Result.Unanswered(WHY)),
        sent(new Result.Accepted(aWamid())),
        sent(failed(Handling.PERMANENT)));
  }

  private void deferred(int times) {
    fakes.gateway.ends(message -> failed(Handling.RETRY));
    for (int i = 0; i < times; i++) {
      fakes.clock.advance(Duration.ofMinutes(1));
      assertThat(send()).contains(new SendReplies.Outcome.Deferred());
    }
  }

  private void givenBack(int times) {
    for (int i = 0; i < times; i++) {
      var claim = claimed();
      fakes.transactions.required(WORKER, () -> fakes.inbox.retry(Map.of(claim, NOW), "why"));
    }
  }

  private static void assertIds(List<Outbox.Entry> entries, OutboundMessage... messages) {
    assertThat(entries)
        .extracting(Outbox.Entry::id)
        .containsExactly(
            List.of(messages).stream().map(OutboundMessage::id).toArray(OutboundMessage.Id[]::new));
  }

  private ListQueued.Outcome list(Which which, int most) {
    return MessagingUseCases.listQueued(fakes.messagingPorts(), fakes.transactions)
        .list(new ListQueued.Command(OPERATOR, which, most));
  }
}
