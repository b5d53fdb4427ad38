package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.port.Outbox.Ending;
import dev.ava.domain.messaging.usecase.ServiceWindow.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What is done about messages that Meta did not take.
final class FailedSends {
  /// How much later the message that stopped a number may probe it than the others, in case it was
  /// the message after all.
  static final Duration OTHERS_FIRST = Duration.ofSeconds(5);

  private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

  private final ServiceWindow window;

  FailedSends(Conversations conversations) {
    this.window = new ServiceWindow(conversations);
  }

  /// What becomes of the message, if its window lasts.
  static Ending ending(Attempt attempt, Result.Failed failed, Instant now) {
    return switch (failed.handling()) {
      case RETRY, HOLD -> again(attempt, failed.why(), next(attempt, failed, now));
      case PAUSE -> again(attempt, failed.why(), rest(attempt, failed, now).until());
      case STOP -> new Ending.Untried(probeAt(now).plus(OTHERS_FIRST));
      case PERMANENT, WINDOW, TEMPLATE, BUG -> new Ending.Refused(failed.why());
    };
  }

  /// The same endings, but for those that would be tried again only after the window has closed.
  List<Ended> withinWindow(List<Ended> ended) {
    var closed = window.closed(ended.stream().flatMap(each -> again(each).stream()).toList());
    return ended.stream()
        .map(
            each ->
                each.ending() instanceof Ending.Again(var at, var why)
                        && closed.contains(each.attempt().message().id())
                    ? new Ended(each.attempt(), new Ending.Refused(why))
                    : each)
        .toList();
  }

  /// How long the number rests for it: as long as Meta asks for. How often this message has failed
  /// says nothing of its number.
  static Rest rest(Attempt attempt, Result.Failed failed, Instant now) {
    return new Rest(now.plus(wait(attempt, failed)), failed.why());
  }

  /// When somebody may probe a number that is stopped now.
  static Instant probeAt(Instant now) {
    return now.plus(TakeRepliesService.PROBE_EVERY);
  }

  private static Ending again(Attempt attempt, SendFailure why, Instant notBefore) {
    return attempt.number() >= mostAttempts(why)
        ? new Ending.Refused(why)
        : new Ending.Again(notBefore, why);
  }

  private static Optional<Asked> again(Ended ended) {
    return ended.ending() instanceof Ending.Again(var at, var why)
        ? Optional.of(new Asked(ended.attempt().message(), at))
        : Optional.empty();
  }

  private static Instant next(Attempt attempt, Result.Failed failed, Instant now) {
    var backoff = Backoff.spread(attempt.number(), attempt.message().id().value());
    return now.plus(Collections.max(List.of(backoff, wait(attempt, failed))));
  }

  private static Duration wait(Attempt attempt, Result.Failed failed) {
    var known =
        failed.why().known().map(code -> code.waitAfter(attempt.number())).orElse(Duration.ZERO);
    var asked = failed.retryAfter().orElse(Duration.ZERO);
    return Collections.max(List.of(SHORTEST_REST, known, asked));
  }

  private static int mostAttempts(SendFailure why) {
    return why.known().map(MetaErrorCode::mostAttempts).orElse(Integer.MAX_VALUE);
  }

  /// How long and why a number rests.
  record Rest(Instant until, SendFailure why) {}
}
