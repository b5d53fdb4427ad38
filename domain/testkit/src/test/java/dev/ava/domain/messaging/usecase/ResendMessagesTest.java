package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.messaging.usecase.ResendMessages.Left;
import dev.ava.domain.messaging.usecase.ResendMessages.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ResendMessagesTest extends QueueScenario {
  @Test
  void whatIsUnknownOrRefusedGoesOutAgain() {
    var unknown = sent(new Result.Unanswered(WHY));
    var refused = sent(failed(Handling.PERMANENT));

    assertThat(resend(unknown, refused))
        .isEqualTo(new Outcome(List.of(unknown.id(), refused.id()), List.of(), List.of()));

    for (var message : List.of(unknown, refused)) {
      assertStands(message, State.WAITING, Message.Status.QUEUED);
    }
    assertThat(log()).extracting(Message::failure).containsOnlyNulls();
    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(fakes.gateway.references())
        .endsWith(new Reference(unknown.id(), 2), new Reference(refused.id(), 2));
    assertStands(refused, State.ACCEPTED, Message.Status.ACCEPTED);
  }

  @Test
  void whatWaitsIsBeingSentOrWasAcceptedIsLeft() {
    var accepted = sent(new Result.Accepted(aWamid()));
    var sending = queued();
    stored(
        () ->
            fakes.outbox.claim(
                node, UUID.randomUUID(), 1, terms(LEASE, PATIENCE), fakes.clock.instant()));
    var waiting = queued();

    assertThat(resend(accepted, sending, waiting))
        .isEqualTo(
            new Outcome(
                List.of(),
                List.of(
                    new Left(accepted.id(), State.ACCEPTED),
                    new Left(sending.id(), State.SENDING),
                    new Left(waiting.id(), State.WAITING)),
                List.of()));
    assertStands(accepted, State.ACCEPTED, Message.Status.ACCEPTED);
  }

  @Test
  void whatIsNotThereIsMissing() {
    var missing = anOutboundMessage().build();

    assertThat(resend(missing)).isEqualTo(new Outcome(List.of(), List.of(), List.of(missing.id())));
  }

  @Test
  void whatIsNamedTwiceGoesOutOnce() {
    var unknown = sent(new Result.Unanswered(WHY));

    assertThat(resend(unknown, unknown))
        .isEqualTo(
            new Outcome(
                List.of(unknown.id()), List.of(new Left(unknown.id(), State.WAITING)), List.of()));
  }

  @Test
  void aNoticeGoesOutAgainToo() {
    var notice = anOutboundMessage().build();
    fakes.transactions.required(WORKER, () -> fakes.outbox.add(List.of(notice), NOW));
    fakes.gateway.ends(message -> new Result.Unanswered(WHY));
    send();

    assertThat(resend(notice).again()).containsExactly(notice.id());
    assertThat(stored(() -> fakes.outbox.lock(Set.of(notice.id())).values()))
        .contains(new Outbox.Tracked(notice, State.WAITING, 1));
  }

  @Test
  void commandsAndOutcomesKeepTheirOwnIds() {
    var id = anOutboundMessage().build().id();
    var ids = new ArrayList<>(List.of(id));
    var left = new ArrayList<>(List.of(new Left(id, State.WAITING)));
    var command = new ResendMessages.Command(OPERATOR, ids);
    var outcome = new Outcome(ids, left, ids);
    ids.clear();
    left.clear();

    assertThat(command.ids()).hasSize(1);
    assertThat(outcome.again()).hasSize(1);
    assertThat(outcome.left()).hasSize(1);
    assertThat(outcome.missing()).hasSize(1);
  }

  private Outcome resend(OutboundMessage... messages) {
    var ids = List.of(messages).stream().map(OutboundMessage::id).toList();
    return MessagingUseCases.resendMessages(fakes.messagingPorts(), fakes.transactions, fakes.clock)
        .resend(new ResendMessages.Command(OPERATOR, ids));
  }
}
