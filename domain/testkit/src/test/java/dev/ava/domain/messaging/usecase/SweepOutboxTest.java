package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.MessageLog.StatusChange;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SweepOutboxTest extends MessagingScenario {
  private static final Duration LEASE = Duration.ofSeconds(35);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void thereMayBeNothingToSweep() {
    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(0, 0));
    assertThat(sweep(new UnknownPolicy.Resend(HOUR))).isEqualTo(new SweepOutbox.Outcome(0, 0));
  }

  @Test
  void whatItsSenderLeftBehindBecomesUnknown() {
    var sent = leftBehind();
    fakes.clock.advance(LEASE.minusNanos(1));
    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(0, 0));
    fakes.clock.advance(Duration.ofNanos(1));

    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(1, 0));

    assertThat(state(sent)).isEqualTo(State.UNKNOWN);
    assertThat(log()).extracting(Message::status).containsExactly(Message.Status.UNKNOWN);
  }

  @Test
  void aNoticeBecomesUnknownToo() {
    var notice = anOutboundMessage().build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.outbox.add(List.of(notice), fakes.clock.instant());
          fakes.outbox.claim(
              node, UUID.randomUUID(), 1, terms(LEASE, PATIENCE), fakes.clock.instant());
        });
    fakes.clock.advance(LEASE);

    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(1, 0));
    assertThat(state(notice)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void whatAReportHasMovedUpMeanwhileStaysThere() {
    leftBehind();
    stored(() -> fakes.log.lock(Set.of(log().getFirst().id())));
    fakes.transactions.required(
        WORKER,
        () ->
            fakes.log.changeStatus(
                List.of(new StatusChange(log().getFirst().id(), Message.Status.DELIVERED, null))));
    fakes.clock.advance(LEASE);

    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(1, 0));
    assertThat(log()).extracting(Message::status).containsExactly(Message.Status.DELIVERED);
  }

  @Test
  void whatIsHeldIsNeverSentAgain() {
    var sent = unknown();
    fakes.clock.advance(Duration.ofDays(365));

    assertThat(sweep(new UnknownPolicy.Hold())).isEqualTo(new SweepOutbox.Outcome(0, 0));
    assertThat(state(sent)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void whatMayBeSentAgainWaitsAgainAfterAWhile() {
    var sent = unknown();
    fakes.clock.advance(HOUR);
    assertThat(sweep(new UnknownPolicy.Resend(HOUR))).isEqualTo(new SweepOutbox.Outcome(0, 0));
    fakes.clock.advance(Duration.ofNanos(1));

    assertThat(sweep(new UnknownPolicy.Resend(HOUR))).isEqualTo(new SweepOutbox.Outcome(0, 1));

    assertThat(state(sent)).isEqualTo(State.WAITING);
    assertThat(
            stored(
                () ->
                    fakes.outbox.claim(
                        node, UUID.randomUUID(), 1, terms(LEASE, PATIENCE), fakes.clock.instant())))
        .map(Outbox.Attempt::message)
        .contains(sent);
    assertThat(log()).extracting(Message::status).containsExactly(Message.Status.UNKNOWN);
  }

  private OutboundMessage unknown() {
    var sent = leftBehind();
    fakes.clock.advance(LEASE);
    assertThat(sweep(new UnknownPolicy.Resend(HOUR))).isEqualTo(new SweepOutbox.Outcome(1, 0));
    return sent;
  }

  /// A message whose sender died after the claim.
  private OutboundMessage leftBehind() {
    var reply = aReply().of(ann).build();
    var sent = anOutboundMessage().carrying(reply).to(annsPhone).build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
          fakes.outbox.add(List.of(sent), fakes.clock.instant());
          fakes.outbox.claim(
              node, UUID.randomUUID(), 1, terms(LEASE, PATIENCE), fakes.clock.instant());
        });
    return sent;
  }

  private SweepOutbox.Outcome sweep(UnknownPolicy policy) {
    return MessagingUseCases.sweepOutbox(
            fakes.messagingPorts(),
            new SendingRules(SendingLimits.USUAL, policy, PATIENCE),
            fakes.transactions,
            fakes.clock)
        .sweep(new SweepOutbox.Command(WORKER));
  }

  private State state(OutboundMessage sent) {
    return stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()).stream()
        .findFirst()
        .map(Outbox.Tracked::state)
        .orElseThrow();
  }
}
