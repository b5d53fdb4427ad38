package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.port.BusinessNumbers.State;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InspectQueuesTest extends QueueScenario {
  @Test
  void nothingIsThereAtFirst() {
    assertThat(inspect())
        .isEqualTo(
            new InspectQueues.Outcome(
                new Inbox.Census(Map.of(), Optional.empty()),
                new Outbox.Census(Map.of(), Optional.empty()),
                List.of(),
                STARTED));
  }

  @Test
  void bothQueuesAreCountedAndTheNumbersShown() {
    ended(new Ending.Dead("why"));
    sent(new Result.Unanswered(WHY));
    sent(failed(Handling.PERMANENT));
    fakes.clock.advance(Duration.ofSeconds(9));
    receive(aText().build());
    var queued = queued();

    var outcome = inspect();

    assertThat(outcome.inbox())
        .isEqualTo(
            new Inbox.Census(
                Map.of(Inbox.State.DEAD, 1L, Inbox.State.WAITING, 1L),
                Optional.of(fakes.clock.instant())));
    assertThat(outcome.outbox())
        .isEqualTo(
            new Outbox.Census(
                Map.of(
                    Outbox.State.UNKNOWN, 1L, Outbox.State.REFUSED, 1L, Outbox.State.WAITING, 1L),
                Optional.of(queued.createdAt())));
    assertThat(outcome.numbers()).extracting(State::number).containsExactly(OUR_NUMBER);
    assertThat(outcome.at()).isEqualTo(fakes.clock.instant());
  }

  @Test
  void anOutcomeKeepsItsOwnNumbers() {
    sent(failed(Handling.PERMANENT));
    var numbers = new ArrayList<>(inspect().numbers());
    var outcome =
        new InspectQueues.Outcome(inspect().inbox(), inspect().outbox(), numbers, STARTED);
    numbers.clear();

    assertThat(outcome.numbers()).hasSize(1);
  }

  private InspectQueues.Outcome inspect() {
    return MessagingUseCases.inspectQueues(fakes.messagingPorts(), fakes.transactions, fakes.clock)
        .inspect(new InspectQueues.Command(OPERATOR));
  }
}
