package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

final class SendRepliesService implements SendReplies {
  private static final Duration LEASE = Duration.ofSeconds(30);

  /// WhatsApp takes a free-form reply for 24 hours after the person wrote; later it would be
  /// refused anyway.
  private static final Duration LONGEST_TRY = Duration.ofHours(24);

  private final Outbox outbox;
  private final MessageLog log;
  private final MessageGateway gateway;
  private final Transactions transactions;
  private final Clock clock;

  SendRepliesService(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.gateway = ports.gateway();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome sendNext(Command command) {
    Optional<Attempt> attempt =
        transactions.required(command.caller(), () -> outbox.claim(LEASE, clock.instant()));
    return attempt.map(taken -> send(command, taken)).orElseGet(Outcome.NothingWaits::new);
  }

  private Outcome send(Command command, Attempt attempt) {
    var result = gateway.send(attempt.message());
    try {
      return transactions.required(
          command.caller(), () -> record(attempt, result, clock.instant()));
    } catch (Conflict expired) {
      // A report of Meta's has settled it meanwhile, or the attempt outlived its lease and is
      // unknown.
      return new Outcome.Unknown();
    }
  }

  private Outcome record(Attempt attempt, MessageGateway.Result result, Instant now) {
    return switch (result) {
      case MessageGateway.Result.Accepted(var wamid) -> {
        outbox.accepted(attempt, wamid, now);
        Statuses.climb(log, attempt.message(), Message.Status.ACCEPTED);
        yield new Outcome.Accepted();
      }
      case MessageGateway.Result.Deferred(var why, var retryAfter) ->
          defer(attempt, why, retryAfter, now);
      case MessageGateway.Result.Refused(var why) -> refuse(attempt, why, now);
      case MessageGateway.Result.Unanswered(var why) -> {
        outbox.unknown(attempt, why, now);
        Statuses.climb(log, attempt.message(), Message.Status.UNKNOWN);
        yield new Outcome.Unknown();
      }
    };
  }

  private Outcome defer(
      Attempt attempt, SendFailure why, Optional<Duration> retryAfter, Instant now) {
    var backoff = Backoff.after(attempt.number());
    var notBefore = now.plus(Collections.max(List.of(backoff, retryAfter.orElse(backoff))));
    if (notBefore.isAfter(attempt.message().createdAt().plus(LONGEST_TRY))) {
      return refuse(attempt, why, now);
    }
    outbox.retry(attempt, notBefore, why);
    return new Outcome.Deferred();
  }

  private Outcome refuse(Attempt attempt, SendFailure why, Instant now) {
    outbox.refused(attempt, why, now);
    Statuses.climb(log, attempt.message(), Message.Status.FAILED);
    return new Outcome.Refused();
  }
}
