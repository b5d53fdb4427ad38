package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Permit;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Pauses;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class SendRepliesService implements SendReplies {
  /// How often a single message finds out whether a stopped number works again.
  static final Duration PROBE_EVERY = Duration.ofMinutes(1);

  private static final Duration LEASE = Duration.ofSeconds(35);
  private static final Duration RECORD_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration HORIZON = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final MessageLog log;
  private final BusinessNumbers numbers;
  private final Conversations conversations;
  private final MessageGateway gateway;
  private final Journeys journeys;
  private final ServiceWindow window;
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
    this.journeys = ports.journeys();
    this.window = new ServiceWindow(ports.conversations());
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
      case Ready ready ->
          journeys.follow(
              new Step.Send(ready.attempt()), () -> send(command, ready), SendRepliesService::word);
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
    if (!window.isOpen(message, now)) {
      return new Ended(
          journeys.follow(
              new Step.Send(attempt),
              () -> failures.refuse(attempt, SendFailure.WINDOW_CLOSED, now),
              SendRepliesService::word));
    }
    SendingLimits limits = rules.limits();
    return switch (numbers.permit(
        message.from(), limits.interval(), HORIZON, now.plus(PROBE_EVERY), now)) {
      case Permit.NotBefore later -> held(attempt, later.time(), later.time(), now);
      case Permit.Granted granted ->
          conversations
              .take(
                  message.from(),
                  message.to(),
                  limits.recipientInterval(),
                  limits.recipientBurst(),
                  now)
              .map(free -> held(attempt, free, now, now))
              .orElseGet(() -> new Ready(attempt, granted, now.plus(LEASE)));
    };
  }

  private Taken held(Attempt attempt, Instant notBefore, Instant askAgain, Instant now) {
    outbox.release(attempt, notBefore, now);
    return new Ended(new Outcome.Held(askAgain));
  }

  private Outcome send(Command command, Ready ready) {
    var attempt = ready.attempt();
    return pauses.until(ready.permit().at())
        ? keep(command, ready, gateway.send(attempt.message(), attempt.number()))
        : giveBack(command, attempt);
  }

  private Outcome giveBack(Command command, Attempt attempt) {
    var now = clock.instant();
    try {
      transactions.required(command.caller(), () -> outbox.release(attempt, now, now));
      return new Outcome.Held(now);
    } catch (Conflict expired) {
      return transactions.required(command.caller(), () -> unsent(attempt, now));
    }
  }

  /// Records the result, again and again while the store is away: what is not on record when the
  /// lease ends counts as unknown, even if Meta has refused it.
  private Outcome keep(Command command, Ready ready, Result result) {
    while (true) {
      try {
        return transactions.required(
            command.caller(), () -> record(ready, result, clock.instant()));
      } catch (Conflict expired) {
        return late(command, ready, result);
      } catch (Unavailable away) {
        var again = clock.instant().plus(RECORD_AGAIN_AFTER);
        if (again.isAfter(ready.expiresAt()) || !pauses.until(again)) {
          throw away;
        }
      }
    }
  }

  private Outcome record(Ready ready, Result result, Instant now) {
    var attempt = ready.attempt();
    return switch (result) {
      case Result.Accepted(var wamid) -> {
        outbox.accepted(attempt, wamid, now);
        Statuses.climb(log, attempt.message(), Message.Status.ACCEPTED);
        resumeAfterProbe(ready);
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

  private void resumeAfterProbe(Ready ready) {
    if (ready.permit().probe()) {
      numbers.resume(ready.attempt().message().from());
    }
  }

  /// The attempt has expired meanwhile and counts as unknown, a report of Meta's has settled it, or
  /// the message is gone with the account that it belonged to. What is known after all is still
  /// worth recording.
  private Outcome late(Command command, Ready ready, Result result) {
    var now = clock.instant();
    return switch (result) {
      case Result.Accepted(var wamid) ->
          transactions.required(command.caller(), () -> settle(ready, wamid, now));
      case Result.Failed failed ->
          transactions.required(
              command.caller(),
              () -> {
                var unsent = unsent(ready.attempt(), now);
                return failures.learn(ready.attempt(), failed, now).orElse(unsent);
              });
      case Result.Unanswered unanswered -> new Outcome.Unknown();
    };
  }

  private Outcome settle(Ready ready, Wamid wamid, Instant now) {
    var unknown = lockUnknown(ready.attempt());
    unknown.ifPresent(
        sent -> {
          outbox.settle(
              List.of(new Outbox.Settled(sent.message().id(), wamid, Optional.empty())), now);
          Statuses.climb(log, sent.message(), Message.Status.ACCEPTED);
        });
    resumeAfterProbe(ready);
    return unknown.isPresent() ? new Outcome.Accepted() : new Outcome.Unknown();
  }

  /// It certainly did not go out, so that it can do so now, unless it is under way once more.
  private Outcome unsent(Attempt attempt, Instant now) {
    var unknown = lockUnknown(attempt).filter(sent -> sent.attempts() == attempt.number());
    unknown.ifPresent(
        sent -> {
          outbox.requeue(sent.message().id(), now);
          Statuses.again(log, sent.message());
        });
    return unknown.isPresent() ? new Outcome.Deferred() : new Outcome.Unknown();
  }

  private Optional<Tracked> lockUnknown(Attempt attempt) {
    var id = attempt.message().id();
    return Optional.ofNullable(outbox.lock(Set.of(id)).get(id))
        .filter(sent -> sent.state() == Outbox.State.UNKNOWN);
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NothingWaits() -> "nothing";
      case Outcome.Accepted() -> "accepted";
      case Outcome.Deferred() -> "deferred";
      case Outcome.Refused() -> "refused";
      case Outcome.Unknown() -> "unknown";
      case Outcome.Held held -> "held";
      case Outcome.Stopped stopped -> "stopped";
    };
  }

  private sealed interface Taken {}

  private record Ended(Outcome outcome) implements Taken {}

  private record Ready(Attempt attempt, Permit.Granted permit, Instant expiresAt)
      implements Taken {}
}
