package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Pauses;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class SendRepliesService implements SendReplies {
  private static final Duration RECORD_AGAIN_AFTER = Duration.ofSeconds(1);

  /// After a group was recorded. What ends meanwhile is recorded together.
  private static final long REST_MILLIS = 10;

  private static final int MOST_IN_A_GROUP = 128;
  private static final int LATE_AT_ONCE = 2;

  private final MessageGateway gateway;
  private final Journeys journeys;
  private final SendResults results;
  private final LateResults late;
  private final Transactions transactions;
  private final Pauses pauses;
  private final Clock clock;
  private final Pacer pacer;

  private final GroupCommit<Sent, Outcome> inTime =
      new GroupCommit<>(
          MOST_IN_A_GROUP,
          1,
          sent -> 1,
          CompletableFuture.delayedExecutor(REST_MILLIS, TimeUnit.MILLISECONDS),
          this::record);

  /// What has expired, each alone, and few at the same time: when a whole node was thought dead
  /// there are many, and others need the store too.
  private final GroupCommit<Sent, Outcome> expired =
      new GroupCommit<>(1, LATE_AT_ONCE, this::recordLate);

  SendRepliesService(
      MessagingPorts ports,
      SendingLimits limits,
      Transactions transactions,
      Pauses pauses,
      Clock clock) {
    this.gateway = ports.gateway();
    this.journeys = ports.journeys();
    this.results = new SendResults(ports);
    this.late = new LateResults(ports);
    this.transactions = transactions;
    this.pauses = pauses;
    this.clock = clock;
    this.pacer = new Pacer(limits.interval());
  }

  @Override
  public Outcome send(Command command) {
    return journeys.follow(
        new Step.Send(command.message().attempt()),
        () -> keep(command.caller(), new Sent(command.message(), sent(command.message()))),
        SendRepliesService::word);
  }

  /// What is still here when its lease has ended, because the machine slept, counts as unknown by
  /// now and may be sent by others: it does not go out.
  private Optional<MessageGateway.Result> sent(TakeReplies.Taken taken) {
    return turnComes(taken) && clock.instant().isBefore(taken.expiresAt())
        ? Optional.of(gateway.send(taken.attempt().message(), taken.attempt().number()))
        : Optional.empty();
  }

  private boolean turnComes(TakeReplies.Taken taken) {
    if (!pauses.until(taken.at())) {
      return false;
    }
    var now = clock.instant();
    var turn = pacer.turn(taken.attempt().message().from(), now);
    return !turn.isAfter(now) || pauses.until(turn);
  }

  /// Records the result, again and again while the store is away: what is not on record when the
  /// lease ends counts as unknown, even if Meta has refused it.
  private Outcome keep(Caller.Service caller, Sent sent) {
    var recording = inTime;
    while (true) {
      try {
        return recording.submit(caller, sent);
      } catch (Conflict tooLate) {
        if (recording == expired) {
          throw tooLate;
        }
        recording = expired;
      } catch (Unavailable away) {
        var again = clock.instant().plus(RECORD_AGAIN_AFTER);
        if (again.isAfter(sent.taken().expiresAt()) || !pauses.until(again)) {
          throw away;
        }
      }
    }
  }

  private List<Outcome> record(Caller.Service caller, List<Sent> group) {
    return transactions.required(caller, () -> results.record(group, clock.instant()));
  }

  private List<Outcome> recordLate(Caller.Service caller, List<Sent> one) {
    return transactions.required(
        caller, () -> List.of(late.record(one.getFirst(), clock.instant())));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted() -> "accepted";
      case Outcome.Deferred() -> "deferred";
      case Outcome.Refused() -> "refused";
      case Outcome.Unknown() -> "unknown";
      case Outcome.GivenBack() -> "held";
      case Outcome.Stopped stopped -> "stopped";
    };
  }
}
