package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.testkit.OutboundMessageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the tests of sending share.
abstract class SendingScenario extends MessagingScenario {
  static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");
  static final Duration LEASE = Duration.ofSeconds(35);
  static final Duration DAY = Duration.ofHours(24);

  /// The clock's first time.
  static final Instant STARTED = Instant.parse("2026-11-20T12:34:56.123456789Z");

  /// A reply to Ann, who wrote a moment ago.
  final OutboundMessage queued() {
    return queued(NOW);
  }

  final OutboundMessage queued(Instant heardAt) {
    return queued(anOutboundMessage().to(annsPhone), heardAt);
  }

  final OutboundMessage queued(OutboundMessageFixture fixture, Instant heardAt) {
    var reply = aReply().of(ann).createdAt(heardAt).build();
    var sent = fixture.carrying(reply).heardAt(heardAt).createdAt(heardAt).build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
          fakes.outbox.add(List.of(sent), heardAt);
        });
    return sent;
  }

  final void expire() {
    fakes.clock.advance(LEASE);
    sweep();
  }

  /// The node counts as dead, so that its attempts expire before their leases end.
  final void expireEarly() {
    fakes.transactions.required(WORKER, () -> fakes.nodes.leave(node));
    sweep();
  }

  private void sweep() {
    stored(() -> fakes.outbox.expire(fakes.clock.instant()))
        .forEach(sent -> stored(() -> climb(sent)));
  }

  private boolean climb(OutboundMessage sent) {
    Statuses.climb(fakes.log, sent, Message.Status.UNKNOWN);
    return true;
  }

  static Result failed(Handling handling) {
    return new Result.Failed(WHY, handling, Optional.empty());
  }

  static Result failed(Handling handling, Duration retryAfter) {
    return new Result.Failed(WHY, handling, Optional.of(retryAfter));
  }

  final List<BusinessNumbers.State> numbers() {
    return stored(() -> fakes.numbers.list());
  }

  /// Whether something is sent after exactly this long.
  final void assertWaits(Duration wait) {
    fakes.clock.advance(wait.minusNanos(1));
    assertThat(send()).isEmpty();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(send()).isPresent();
  }

  final void assertStands(OutboundMessage sent, State state, Message.Status status) {
    assertThat(stored(() -> fakes.outbox.lock(Set.of(sent.id())).values()))
        .map(Outbox.Tracked::state)
        .contains(state);
    assertThat(log())
        .filteredOn(message -> message.id().equals(sent.message()))
        .extracting(Message::status)
        .containsExactly(status);
  }
}
