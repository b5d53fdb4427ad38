package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Permit;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Pauses;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class SendRepliesService implements SendReplies {
  /// How often a single message finds out whether a stopped number works again.
  static final Duration PROBE_EVERY = Duration.ofMinutes(1);

  private static final Duration LEASE = Duration.ofSeconds(35);
  private static final Duration HORIZON = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final MessageLog log;
  private final BusinessNumbers numbers;
  private final Conversations conversations;
  private final MessageGateway gateway;
  private final FailedSends failures;
  private final SendingRules rules;
  private final Transactions transactions;
  private final Pauses pauses;
  private final Clock clock;

  SendRepliesService(
      MessagingPorts ports,
      SendingRules rules,
      Transactions transactions,
      Pauses pauses,
      Clock clock) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.numbers = ports.numbers();
    this.conversations = ports.conversations();
    this.gateway = ports.gateway();
    this.failures = new FailedSends(ports);
    this.rules = rules;
    this.transactions = transactions;
    this.pauses = pauses;
    this.clock = clock;
  }

  @Override
  public Outcome sendNext(Command command) {
    Taken taken = transactions.required(command.caller(), () -> take(command, clock.instant()));
    return switch (taken) {
      case Ended(var outcome) -> outcome;
      case Ready ready -> send(command, ready);
    };
  }

  private Taken take(Command command, Instant now) {
    return outbox
        .claim(command.node(), LEASE, rules.patience(), now)
        .map(attempt -> clear(attempt, now))
        .orElseGet(() -> new Ended(new Outcome.NothingWaits()));
  }

  /// Asks everything that must be known before the message may go out.
  private Taken clear(Attempt attempt, Instant now) {
    var message = attempt.message();
    if (!isWindowOpen(message, now)) {
      return new Ended(failures.refuse(attempt, SendFailure.WINDOW_CLOSED, now));
    }
    SendingLimits limits = rules.limits();
    return switch (numbers.permit(
        message.from(), limits.interval(), HORIZON, now.plus(PROBE_EVERY), now)) {
      case Permit.NotBefore(var time) -> held(attempt, time, time, now);
      case Permit.Granted(var at, var probe) ->
          conversations
              .take(
                  message.from(),
                  message.to(),
                  limits.recipientInterval(),
                  limits.recipientBurst(),
                  now)
              .map(free -> held(attempt, free, now, now))
              .orElseGet(() -> new Ready(attempt, at, probe));
    };
  }

  private Taken held(Attempt attempt, Instant notBefore, Instant askAgain, Instant now) {
    outbox.release(attempt, notBefore, now);
    return new Ended(new Outcome.Held(askAgain));
  }

  private boolean isWindowOpen(OutboundMessage message, Instant now) {
    return now.isBefore(message.heardAt().plus(OutboundMessage.WINDOW))
        || conversations
            .lastHeard(message.from(), message.to())
            .filter(heard -> now.isBefore(heard.plus(OutboundMessage.WINDOW)))
            .isPresent();
  }

  private Outcome send(Command command, Ready ready) {
    var attempt = ready.attempt();
    if (!pauses.until(ready.at())) {
      return transactions.required(
          command.caller(),
          () -> {
            var now = clock.instant();
            outbox.release(attempt, now, now);
            return new Outcome.Held(now);
          });
    }
    var result = gateway.send(attempt.message(), attempt.number());
    try {
      return transactions.required(command.caller(), () -> record(ready, result, clock.instant()));
    } catch (Conflict expired) {
      return late(command, attempt, result);
    }
  }

  private Outcome record(Ready ready, Result result, Instant now) {
    var attempt = ready.attempt();
    return switch (result) {
      case Result.Accepted(var wamid) -> {
        outbox.accepted(attempt, wamid, now);
        Statuses.climb(log, attempt.message(), Message.Status.ACCEPTED);
        if (ready.probe()) {
          numbers.resume(attempt.message().from());
        }
        yield new Outcome.Accepted();
      }
      case Result.Failed failed -> failures.record(attempt, failed, now);
      case Result.Unanswered(var why) -> {
        outbox.unknown(attempt, why, now);
        Statuses.climb(log, attempt.message(), Message.Status.UNKNOWN);
        yield new Outcome.Unknown();
      }
    };
  }

  /// The attempt has expired meanwhile and counts as unknown, or a report of Meta's has settled it.
  /// That Meta took the message is still worth knowing.
  private Outcome late(Command command, Attempt attempt, Result result) {
    return result instanceof Result.Accepted(var wamid)
        ? transactions.required(command.caller(), () -> settle(attempt, wamid))
        : new Outcome.Unknown();
  }

  private Outcome settle(Attempt attempt, Wamid wamid) {
    Optional<Outbox.Tracked> unknown =
        outbox
            .lock(attempt.message().id())
            .filter(tracked -> tracked.state() == Outbox.State.UNKNOWN);
    unknown.ifPresent(
        tracked -> {
          outbox.settle(tracked.message().id(), wamid, Optional.empty(), clock.instant());
          Statuses.climb(log, tracked.message(), Message.Status.ACCEPTED);
        });
    return unknown.<Outcome>map(tracked -> new Outcome.Accepted()).orElseGet(Outcome.Unknown::new);
  }

  private sealed interface Taken {}

  private record Ended(Outcome outcome) implements Taken {}

  private record Ready(Attempt attempt, Instant at, boolean probe) implements Taken {}
}
