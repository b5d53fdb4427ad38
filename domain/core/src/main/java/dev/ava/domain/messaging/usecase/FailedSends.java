package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What is done about a message that Meta did not take.
final class FailedSends {
  /// How much later the message that stopped a number may probe it than the others, in case it was
  /// the message after all.
  static final Duration OTHERS_FIRST = Duration.ofSeconds(5);

  private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final MessageLog log;
  private final BusinessNumbers numbers;
  private final ServiceWindow window;

  FailedSends(MessagingPorts ports) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.numbers = ports.numbers();
    this.window = new ServiceWindow(ports.conversations());
  }

  SendReplies.Outcome record(Attempt attempt, Result.Failed failed, Instant now) {
    return switch (failed.handling()) {
      case RETRY, HOLD -> retry(attempt, failed, next(attempt, failed, now), now);
      case PAUSE -> retry(attempt, failed, pause(attempt, failed, now), now);
      case STOP -> {
        var stopped = stop(attempt, failed, now);
        outbox.release(attempt, probeAt(now).plus(OTHERS_FIRST), now);
        yield stopped;
      }
      case PERMANENT, WINDOW, TEMPLATE, BUG -> refuse(attempt, failed.why(), now);
    };
  }

  /// What a failure tells of the number that sent holds whatever has become of the message.
  ///
  /// @return nothing unless it is stopped
  Optional<SendReplies.Outcome> learn(Attempt attempt, Result.Failed failed, Instant now) {
    return switch (failed.handling()) {
      case PAUSE -> {
        pause(attempt, failed, now);
        yield Optional.empty();
      }
      case STOP -> Optional.of(stop(attempt, failed, now));
      case RETRY, HOLD, PERMANENT, WINDOW, TEMPLATE, BUG -> Optional.empty();
    };
  }

  private Instant pause(Attempt attempt, Result.Failed failed, Instant now) {
    var until = now.plus(rest(attempt, failed));
    numbers.pause(attempt.message().from(), until, failed.why(), now);
    return until;
  }

  private SendReplies.Outcome stop(Attempt attempt, Result.Failed failed, Instant now) {
    var number = attempt.message().from();
    var news = numbers.stop(number, probeAt(now), failed.why(), now);
    return new SendReplies.Outcome.Stopped(number, failed.why(), news);
  }

  private static Instant probeAt(Instant now) {
    return now.plus(SendRepliesService.PROBE_EVERY);
  }

  SendReplies.Outcome refuse(Attempt attempt, SendFailure why, Instant now) {
    outbox.refused(attempt, why, now);
    Statuses.fail(log, attempt.message(), why);
    return new SendReplies.Outcome.Refused();
  }

  private SendReplies.Outcome retry(
      Attempt attempt, Result.Failed failed, Instant notBefore, Instant now) {
    if (attempt.number() >= mostAttempts(failed.why())
        || !window.isOpen(attempt.message(), notBefore)) {
      return refuse(attempt, failed.why(), now);
    }
    outbox.retry(attempt, notBefore, failed.why(), now);
    return new SendReplies.Outcome.Deferred();
  }

  private static Instant next(Attempt attempt, Result.Failed failed, Instant now) {
    var backoff = Backoff.spread(attempt.number(), attempt.message().id().value());
    return now.plus(Collections.max(List.of(backoff, rest(attempt, failed))));
  }

  /// As long as Meta asks for. How often this message has failed says nothing of its number.
  private static Duration rest(Attempt attempt, Result.Failed failed) {
    var known =
        failed.why().known().map(code -> code.waitAfter(attempt.number())).orElse(Duration.ZERO);
    var asked = failed.retryAfter().orElse(Duration.ZERO);
    return Collections.max(List.of(SHORTEST_REST, known, asked));
  }

  private static int mostAttempts(SendFailure why) {
    return why.known().map(MetaErrorCode::mostAttempts).orElse(Integer.MAX_VALUE);
  }
}
