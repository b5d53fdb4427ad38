package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Records what became of a message whose attempt has expired meanwhile and counts as unknown, that
/// a report of Meta's has settled, or that is gone with the account that it belonged to. What is
/// known after all is still worth recording. To be called inside a transaction.
final class LateResults {
  private final Outbox outbox;
  private final MessageLog log;
  private final NumberNews news;

  LateResults(MessagingPorts ports) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.news = new NumberNews(ports.numbers());
  }

  Outcome record(Sent sent, Instant now) {
    return sent.result()
        .map(
            result ->
                switch (result) {
                  case Result.Accepted(var wamid) -> settle(sent, wamid, now);
                  case Result.Failed failed -> fail(sent, failed, now);
                  case Result.Unanswered unanswered -> new Outcome.Unknown();
                })
        .orElseGet(() -> unsent(sent, now));
  }

  private Outcome settle(Sent sent, Wamid wamid, Instant now) {
    var unknown = lockUnknown(sent);
    unknown.ifPresent(
        tracked -> {
          outbox.settle(
              List.of(new Outbox.Settled(tracked.message().id(), wamid, Optional.empty())), now);
          Statuses.climb(log, tracked.message(), Message.Status.ACCEPTED);
        });
    news.tell(List.of(sent), now);
    return unknown.isPresent() ? new Outcome.Accepted() : new Outcome.Unknown();
  }

  private Outcome fail(Sent sent, Result.Failed failed, Instant now) {
    var unsent = unsent(sent, now);
    var stopped = news.tell(List.of(sent), now);
    return sent.stops()
        ? new Outcome.Stopped(sent.number(), failed.why(), !stopped.isEmpty())
        : unsent;
  }

  /// It certainly did not go out, so that it can do so now, unless it is under way once more.
  private Outcome unsent(Sent sent, Instant now) {
    var unknown =
        lockUnknown(sent).filter(tracked -> tracked.attempts() == sent.attempt().number());
    unknown.ifPresent(
        tracked -> {
          outbox.requeue(tracked.message().id(), now);
          Statuses.again(log, tracked.message());
        });
    return unknown.isPresent() ? new Outcome.Deferred() : new Outcome.Unknown();
  }

  private Optional<Tracked> lockUnknown(Sent sent) {
    var id = sent.message().id();
    return Optional.ofNullable(outbox.lock(Set.of(id)).get(id))
        .filter(tracked -> tracked.state() == Outbox.State.UNKNOWN);
  }
}
