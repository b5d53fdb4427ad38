package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandleInboxTest extends MessagingScenario {
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Unavailable gone = new Unavailable("The generator is gone.");

  @Test
  void thereMayBeNothingToDo() {
    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(0, List.of()));
  }

  @Test
  void whatAvaDoesNotActOnIsKeptWithTheReason() {
    var item = somethingKept().build();
    receive(item);

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("A sticker is not handled."));
  }

  @Test
  void noMoreAreTakenThanAskedFor() {
    receive(somethingKept().build(), somethingKept().build(), somethingKept().build());

    assertThat(handleInbox.handle(new HandleInbox.Command(WORKER, node, 2)).taken()).isEqualTo(2);
    assertThat(handleInbox.handle(new HandleInbox.Command(WORKER, node, 2)).taken()).isEqualTo(1);
  }

  @Test
  void oneLaneIsHandledInOrder() {
    receive(
        aText(annsPhone, "one").lane("ann").build(), aText(annsPhone, "two").lane("ann").build());

    handle();
    handle();

    assertThat(log())
        .extracting(Message::content)
        .containsExactly("one", "Re: one", "two", "Re: two");
  }

  @Test
  void oneThatFailsLeavesItsNeighbours() {
    var bad = aText(annsPhone, "bad").build();
    var good = aText(annsPhone, "good").build();
    receive(bad, good);
    fakes.replies.answers(
        prompt -> {
          if (prompt.text().equals("bad")) {
            throw gone;
          }
          return "fine";
        });

    assertThat(handle())
        .isEqualTo(new HandleInbox.Outcome(2, List.of(new HandleInbox.Setback(1, 1, false, gone))));
    assertThat(fakes.inbox.ending(bad.key())).isEmpty();
    assertThat(fakes.inbox.ending(good.key())).contains(new Ending.Done());
  }

  @Test
  void whatFailsIsTriedAgainLaterAndLaterAndThenGivenUp() {
    var defect = new IllegalStateException("a defect");
    fakes.replies.answers(
        prompt -> {
          throw defect;
        });
    var item = aText(annsPhone, "hello").build();
    receive(item);

    var waits = new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300};
    for (int attempt = 1; attempt <= waits.length; attempt++) {
      assertThat(handle().setbacks())
          .containsExactly(new HandleInbox.Setback(1, attempt, false, defect));
      assertThat(fakes.inbox.ending(item.key())).isEmpty();
      assertWaits(Duration.ofSeconds(waits[attempt - 1]));
    }

    assertThat(handle().setbacks()).containsExactly(new HandleInbox.Setback(1, 12, true, defect));
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Dead("IllegalStateException"));
    fakes.clock.advance(Duration.ofDays(1));
    assertThat(handle().taken()).isZero();
    assertThat(log()).extracting(Message::content).containsExactly("hello");
    assertThat(outbound()).isEmpty();
  }

  @Test
  void whatWaitsForSomethingThatIsAwayIsNeverGivenUp() {
    fakes.replies.answers(
        prompt -> {
          throw gone;
        });
    receive(aText(annsPhone, "hello").build());

    for (int attempt = 1; attempt <= 40; attempt++) {
      assertThat(handle().setbacks())
          .containsExactly(new HandleInbox.Setback(1, attempt, false, gone));
      fakes.clock.advance(Duration.ofMinutes(5));
    }

    fakes.replies.answers(prompt -> "back again");
    assertThat(handle().setbacks()).isEmpty();
    assertThat(log()).extracting(Message::content).containsExactly("hello", "back again");
  }

  @Test
  void theNextOfALaneComesAfterOneThatWasGivenUp() {
    fakes.replies.answers(
        prompt -> {
          if (prompt.text().equals("bad")) {
            throw new IllegalStateException("a defect");
          }
          return "fine";
        });
    var bad = aText(annsPhone, "bad").lane("ann").build();
    receive(bad, aText(annsPhone, "good").lane("ann").build());

    for (int attempt = 1; attempt <= 12; attempt++) {
      assertThat(handle().setbacks()).hasSize(1);
      fakes.clock.advance(Duration.ofMinutes(5));
    }

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    assertThat(fakes.inbox.ending(bad.key())).contains(new Ending.Dead("IllegalStateException"));
    assertThat(log()).extracting(Message::content).containsExactly("bad", "good", "fine");
  }

  @Test
  void whoseLeaseIsLostGivesNothingUp() {
    var item = aText(annsPhone, "hello").build();
    receive(item);
    fakes.replies.answers(
        prompt -> {
          fakes.replies.answers(again -> "in time");
          fakes.clock.advance(LEASE);
          handle();
          throw gone;
        });

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
    assertThat(log()).extracting(Message::content).containsExactly("hello", "in time");
  }

  @Test
  void whatKillsEveryWorkerIsGivenUp() {
    var item = aText(annsPhone, "deadly").build();
    receive(item);
    for (int attempt = 1; attempt <= 12; attempt++) {
      killAWorker();
      assertThat(handle().taken()).isZero();
      fakes.clock.advance(LEASE);
    }
    assertThat(fakes.inbox.ending(item.key())).isEmpty();

    assertThat(handle().setbacks())
        .extracting(HandleInbox.Setback::attempt, HandleInbox.Setback::givenUp)
        .containsExactly(tuple(13, true));
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Dead("IllegalStateException"));
    assertThat(fakes.replies.prompts()).hasSize(12);
  }

  @Test
  void aStoreThatIsGoneBeforeTheClaimIsToldOf() {
    receive(somethingKept().build());

    assertThatThrownBy(() -> handle(breaking(new BreakableTransactions(fakes.transactions, 0))))
        .isInstanceOf(Unavailable.class);
    assertThat(handle().taken()).isEqualTo(1);
  }

  @Test
  void aStoreThatGoesAwayMeanwhileIsToldOfAndWhatWasTakenWaitsAgainWhenItIsBack() {
    receive(somethingKept().build(), somethingKept().build());
    var handler = breaking(new BreakableTransactions(fakes.transactions, 1, 4));

    assertThatThrownBy(() -> handle(handler)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> handle(handler)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> handle(handler)).isInstanceOf(Unavailable.class);
    assertThat(handle().taken()).isZero();

    assertThat(handle(handler)).isEqualTo(new HandleInbox.Outcome(2, List.of()));
    assertThat(handle(handler)).isEqualTo(new HandleInbox.Outcome(0, List.of()));
  }

  @Test
  void whatWasHandledBeforeTheStoreWentAwayIsNotGivenBack() {
    var done = somethingKept().build();
    receive(done, somethingKept().build());
    var handler = breaking(new BreakableTransactions(fakes.transactions, 2, 2));

    assertThatThrownBy(() -> handle(handler)).isInstanceOf(Unavailable.class);

    assertThat(fakes.inbox.ending(done.key())).isPresent();
    assertThat(handle(handler).taken()).isEqualTo(1);
  }

  @Test
  void whatAnotherHasTakenOverMeanwhileIsNotGivenBack() {
    receive(somethingKept().build());
    var handler = breaking(new BreakableTransactions(fakes.transactions, 1, 2));
    assertThatThrownBy(() -> handle(handler)).isInstanceOf(Unavailable.class);
    fakes.clock.advance(LEASE);
    stored(() -> fakes.inbox.claim(node, 1, LEASE, fakes.clock.instant()));

    assertThat(handle(handler).taken()).isZero();
    fakes.clock.advance(LEASE.minusNanos(1));
    assertThat(handle(handler).taken()).isZero();
  }

  @Test
  void anOutcomeKeepsItsOwnSetbacks() {
    var setbacks = new ArrayList<>(List.of(new HandleInbox.Setback(1, 1, false, gone)));
    var outcome = new HandleInbox.Outcome(1, setbacks);
    setbacks.clear();

    assertThat(outcome.setbacks()).hasSize(1);
  }

  private void assertWaits(Duration wait) {
    fakes.clock.advance(wait.minusNanos(1));
    assertThat(handle().taken()).isZero();
    fakes.clock.advance(Duration.ofNanos(1));
  }

  private void killAWorker() {
    fakes.replies.answers(
        prompt -> {
          throw new AssertionError("killed");
        });
    assertThatThrownBy(this::handle).hasMessage("killed");
  }

  private HandleInbox breaking(Transactions transactions) {
    return MessagingUseCases.handleInbox(
        fakes.messagingPorts(), preferences, transactions, fakes.ids, fakes.clock);
  }

  private HandleInbox.Outcome handle(HandleInbox handler) {
    return handler.handle(new HandleInbox.Command(WORKER, node, 9));
  }
}
