package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.Statuses.Reached;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

final class SweepOutboxService implements SweepOutbox {
  private final Outbox outbox;
  private final MessageLog log;
  private final UnknownPolicy policy;
  private final Transactions transactions;
  private final Clock clock;

  SweepOutboxService(
      MessagingPorts ports, UnknownPolicy policy, Transactions transactions, Clock clock) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome sweep(Command command) {
    return transactions.required(
        command.caller(),
        () -> {
          var now = clock.instant();
          var expired = outbox.expire(now);
          var requeued = requeue(now);
          Statuses.climb(
              log, expired.stream().map(sent -> Reached.of(sent, Message.Status.UNKNOWN)).toList());
          return new Outcome(expired.size(), requeued.size());
        });
  }

  private List<OutboundMessage> requeue(Instant now) {
    return switch (policy) {
      case UnknownPolicy.Hold() -> List.of();
      case UnknownPolicy.Resend(var after) -> outbox.requeueUnknown(now.minus(after), now);
    };
  }
}
