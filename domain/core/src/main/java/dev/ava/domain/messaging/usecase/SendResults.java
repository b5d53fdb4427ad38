package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.port.Outbox.Ending;
import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import dev.ava.domain.messaging.usecase.Statuses.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records what became of messages while their attempts last, many at once. To be called inside a
/// transaction.
final class SendResults {
  private final Outbox outbox;
  private final MessageLog log;
  private final FailedSends failures;
  private final NumberNews news;

  SendResults(MessagingPorts ports) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.failures = new FailedSends(ports.conversations());
    this.news = new NumberNews(ports.numbers());
  }

  /// @return the outcome of each, in the same order
  /// @throws dev.ava.domain.shared.port.Conflict if one of the attempts has expired
  List<Outcome> record(List<Sent> group, Instant now) {
    var ended = failures.withinWindow(group.stream().map(sent -> ended(sent, now)).toList());
    outbox.end(ended, now);
    Statuses.climb(
        log, ended.stream().map(SendResults::reached).flatMap(Optional::stream).toList());
    var stopped = news.tell(group, now);
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < group.size(); i++) {
      var sent = group.get(i);
      outcomes.add(
          sent.stops()
              ? new Outcome.Stopped(
                  sent.number(), sent.failed().orElseThrow().why(), stopped.remove(sent.number()))
              : outcome(ended.get(i).ending()));
    }
    return outcomes;
  }

  private static Ended ended(Sent sent, Instant now) {
    return new Ended(
        sent.attempt(),
        sent.result()
            .map(
                result ->
                    switch (result) {
                      case Result.Accepted(var wamid) -> new Ending.Accepted(wamid);
                      case Result.Failed failed -> FailedSends.ending(sent.attempt(), failed, now);
                      case Result.Unanswered(var why) -> new Ending.Unknown(why);
                    })
            .orElseGet(() -> new Ending.Untried(now)));
  }

  private static Optional<Reached> reached(Ended ended) {
    var sent = ended.attempt().message();
    return switch (ended.ending()) {
      case Ending.Accepted accepted -> Optional.of(Reached.of(sent, Message.Status.ACCEPTED));
      case Ending.Unknown unknown -> Optional.of(Reached.of(sent, Message.Status.UNKNOWN));
      case Ending.Refused(var why) -> Optional.of(new Reached(sent, Message.Status.FAILED, why));
      case Ending.Again again -> Optional.empty();
      case Ending.Untried untried -> Optional.empty();
    };
  }

  private static Outcome outcome(Ending ending) {
    return switch (ending) {
      case Ending.Accepted accepted -> new Outcome.Accepted();
      case Ending.Unknown unknown -> new Outcome.Unknown();
      case Ending.Refused refused -> new Outcome.Refused();
      case Ending.Again again -> new Outcome.Deferred();
      case Ending.Untried untried -> new Outcome.GivenBack();
    };
  }
}
