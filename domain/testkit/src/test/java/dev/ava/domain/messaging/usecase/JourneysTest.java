package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.testkit.RecordedJourneys.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which steps of a message are followed, and what is said of each.
final class JourneysTest extends SendingScenario {
  @Test
  void aMessageIsFollowedFromTheWebhookToMeta() {
    var item = aText(annsPhone, "hello").build();

    receive(item);
    handle();
    send();

    assertThat(fakes.journeys.ended())
        .extracting(Ended::outcome)
        .containsExactly("stored", "handled", "accepted");
    assertThat(fakes.journeys.ended())
        .extracting(Ended::step)
        .satisfiesExactly(
            step -> assertThat(((Step.Receive) step).items()).containsExactly(item),
            step -> assertThat(((Step.Handle) step).claim().item()).isEqualTo(item),
            step ->
                assertThat(((Step.Send) step).attempt().message().cause()).isEqualTo(item.key()));
  }

  @Test
  void aWebhookThatCameBeforeIsKnown() {
    var first = somethingKept().build();
    receive(first);
    receive(first);
    receive(first, somethingKept().build());

    assertThat(outcomes()).containsExactly("stored", "known", "partly_known");
  }

  @Test
  void anItemThatFailsIsPostponedAndDeadInTheEnd() {
    fakes.replies.answers(
        prompt -> {
          throw new IllegalStateException("a defect");
        });
    receive(aText(annsPhone, "hello").build());

    for (var attempt = 1; attempt <= 12; attempt++) {
      handle();
      fakes.clock.advance(Duration.ofMinutes(5));
    }

    assertThat(outcomes()).hasSize(13).startsWith("stored", "postponed").endsWith("dead");
  }

  @Test
  void whatMetaSaysIsTheOutcomeOfASend() {
    queued();
    fakes.gateway.ends(message -> failed(Handling.RETRY));
    send();
    fakes.clock.advance(Duration.ofSeconds(2));
    fakes.gateway.ends(message -> failed(Handling.PERMANENT));
    send();
    queued();
    fakes.gateway.ends(message -> new Result.Unanswered(WHY));
    send();

    assertThat(outcomes()).containsExactly("deferred", "refused", "unknown");
  }

  @Test
  void aNumberThatStopsEndsTheStep() {
    queued();
    var why = new SendFailure(MetaErrorCode.TOKEN_EXPIRED.code(), "The token has expired.");
    fakes.gateway.ends(message -> new Result.Failed(why, Handling.STOP, Optional.empty()));

    send();

    assertThat(outcomes()).containsExactly("stopped");
  }

  @Test
  void whatCannotBeSentAnyMoreIsFollowedToo() {
    queued(NOW.minus(DAY));

    send();

    assertThat(fakes.gateway.sent()).isEmpty();
    assertThat(outcomes()).containsExactly("refused");
  }

  @Test
  void nothingToSendIsNoStep() {
    send();

    assertThat(fakes.journeys.ended()).isEmpty();
  }

  @Test
  void aStepKeepsItsOwnItems() {
    var items = new ArrayList<>(List.of(aText().build()));
    var step = new Step.Receive(items);
    items.clear();

    assertThat(step.items()).hasSize(1);
  }

  private List<String> outcomes() {
    return fakes.journeys.ended().stream().map(Ended::outcome).toList();
  }
}
