package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Handles a report of Meta's: moves the message up, and settles a send whose answer never came. A
/// report that is earlier than its message waits for it. That an earlier attempt failed says
/// nothing of a later one, nor of one that is still to come. Told again it changes nothing.
final class StatusHandler {
  private static final int MOST_ATTEMPTS = 8;
  private static final Set<Outbox.State> UNSETTLED =
      EnumSet.of(Outbox.State.WAITING, Outbox.State.SENDING, Outbox.State.UNKNOWN);
  private static final Set<Outbox.State> MAY_FAIL =
      EnumSet.of(Outbox.State.SENDING, Outbox.State.UNKNOWN, Outbox.State.ACCEPTED);
  private static final SendFailure NO_REASON = new SendFailure(null, "Meta gave no reason.");

  private final Inbox inbox;
  private final Outbox outbox;
  private final MessageLog log;
  private final BusinessNumbers numbers;
  private final Transactions transactions;
  private final Clock clock;

  StatusHandler(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.numbers = ports.numbers();
    this.transactions = transactions;
    this.clock = clock;
  }

  void handle(Caller.Service caller, Claim claim, StatusReported report) {
    transactions.required(
        caller,
        () ->
            find(report)
                .ifPresentOrElse(
                    sent -> apply(claim, report, sent), () -> postpone(claim, report)));
  }

  private Optional<Tracked> find(StatusReported report) {
    return Optional.ofNullable(report.sent())
        .map(OutboundMessage.Reference::id)
        .flatMap(outbox::lock)
        .or(() -> outbox.lock(report.id()));
  }

  private void apply(Claim claim, StatusReported report, Tracked sent) {
    if (report.status() != Message.Status.FAILED) {
      if (UNSETTLED.contains(sent.state())) {
        settle(sent, report, Optional.empty());
      }
      Statuses.climb(log, sent.message(), report.status());
    } else if (MAY_FAIL.contains(sent.state()) && isLatestAttempt(report, sent)) {
      fail(report, sent);
    }
    inbox.finish(claim, new Ending.Done(), clock.instant());
  }

  private void fail(StatusReported report, Tracked sent) {
    var why = Optional.ofNullable(report.failure()).orElse(NO_REASON);
    settle(sent, report, Optional.of(why));
    Statuses.fail(log, sent.message(), why);
    if (why.known().map(MetaErrorCode::handling).filter(Handling.STOP::equals).isPresent()) {
      var now = clock.instant();
      numbers.stop(sent.message().from(), now.plus(TakeRepliesService.PROBE_EVERY), why, now);
    }
  }

  private static boolean isLatestAttempt(StatusReported report, Tracked sent) {
    var reference = report.sent();
    return reference == null || reference.attempt() == 0 || reference.attempt() == sent.attempts();
  }

  private void settle(Tracked sent, StatusReported report, Optional<SendFailure> why) {
    outbox.settle(sent.message().id(), report.id(), why, clock.instant());
  }

  /// What Ava sends it has on record before, so a report that names a message of Ava's which is not
  /// there is about somebody whose account was deleted, and nothing of it is kept.
  private void postpone(Claim claim, StatusReported report) {
    if (report.sent() != null) {
      inbox.finish(claim, new Ending.Dropped(), clock.instant());
    } else if (claim.attempt() < MOST_ATTEMPTS) {
      inbox.retry(
          claim,
          clock.instant().plus(Backoff.after(claim.attempt())),
          "Its message is not known yet.");
    } else {
      inbox.finish(
          claim,
          new Ending.Kept("It reports on a message that Ava did not send."),
          clock.instant());
    }
  }
}
