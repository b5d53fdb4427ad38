package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.toSet;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Settled;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.messaging.usecase.Statuses.Reached;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Handles reports of Meta's: moves the messages up, and settles sends whose answer never came. A
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

  void handle(Caller.Service caller, Together together, List<Claim> claims) {
    together.work(claims, set -> transactions.required(caller, () -> apply(set)));
  }

  /// Several reports on one message are not applied in one set.
  ///
  /// @return what is left
  private List<Claim> apply(List<Claim> claims) {
    var sent = lock(claims);
    var news = new News(clock.instant());
    var left = new ArrayList<Claim>();
    var seen = new HashSet<OutboundMessage.Id>();
    for (var claim : claims) {
      var report = report(claim);
      var about = sent.about(report);
      if (about.isPresent() && seen.add(about.get().message().id())) {
        apply(news, report, about.get());
        news.endings.put(claim, new Ending.Done());
      } else if (claims.size() == 1) {
        postpone(news, claim, report);
      } else {
        left.add(claim);
      }
    }
    news.write();
    return left;
  }

  /// The name that Meta gave is only looked for if the report carries none of ours, or none that
  /// is known, which is found out for one alone.
  private Sent lock(List<Claim> claims) {
    var reports = claims.stream().map(StatusHandler::report).toList();
    var named =
        outbox.find(
            reports.stream()
                .filter(report -> report.sent() == null || claims.size() == 1)
                .map(StatusReported::id)
                .collect(toSet()));
    var ids = new HashSet<>(named.values());
    reports.stream()
        .flatMap(report -> Optional.ofNullable(report.sent()).stream())
        .forEach(reference -> ids.add(reference.id()));
    return new Sent(outbox.lock(ids), named);
  }

  private static void apply(News news, StatusReported report, Tracked sent) {
    if (report.status() != Message.Status.FAILED) {
      if (UNSETTLED.contains(sent.state())) {
        news.settled.add(new Settled(sent.message().id(), report.id(), Optional.empty()));
      }
      news.reached.add(Reached.of(sent.message(), report.status()));
    } else if (MAY_FAIL.contains(sent.state()) && isLatestAttempt(report, sent)) {
      fail(news, report, sent.message());
    }
  }

  private static void fail(News news, StatusReported report, OutboundMessage sent) {
    var why = Optional.ofNullable(report.failure()).orElse(NO_REASON);
    news.settled.add(new Settled(sent.id(), report.id(), Optional.of(why)));
    news.reached.add(new Reached(sent, Message.Status.FAILED, why));
    if (why.known().map(MetaErrorCode::handling).filter(Handling.STOP::equals).isPresent()) {
      news.stopped.putIfAbsent(sent.from().value(), why);
    }
  }

  private static boolean isLatestAttempt(StatusReported report, Tracked sent) {
    var reference = report.sent();
    return reference == null || reference.attempt() == 0 || reference.attempt() == sent.attempts();
  }

  /// What Ava sends it has on record before, so a report that names a message of Ava's which is not
  /// there is about somebody whose account was deleted, and nothing of it is kept.
  private static void postpone(News news, Claim claim, StatusReported report) {
    if (report.sent() != null) {
      news.endings.put(claim, new Ending.Dropped());
    } else if (claim.attempt() < MOST_ATTEMPTS) {
      news.again.put(claim, news.now.plus(Backoff.after(claim.attempt())));
    } else {
      news.endings.put(claim, new Ending.Kept("It reports on a message that Ava did not send."));
    }
  }

  private static StatusReported report(Claim claim) {
    return (StatusReported) claim.item().content();
  }

  /// What was sent, locked.
  ///
  /// @param named which messages Meta calls so
  private record Sent(
      Map<OutboundMessage.Id, Tracked> tracked, Map<Wamid, OutboundMessage.Id> named) {
    private Optional<Tracked> about(StatusReported report) {
      return Optional.ofNullable(report.sent())
          .map(reference -> tracked.get(reference.id()))
          .or(() -> Optional.ofNullable(named.get(report.id())).map(tracked::get));
    }
  }

  /// All that reports bring, written at once: first what was sent, then its messages, the numbers
  /// and the items themselves, as everybody does who locks several of these.
  private final class News {
    private final Instant now;
    private final List<Settled> settled = new ArrayList<>();
    private final List<Reached> reached = new ArrayList<>();
    private final SortedMap<String, SendFailure> stopped = new TreeMap<>();
    private final Map<Claim, Ending> endings = new HashMap<>();
    private final Map<Claim, Instant> again = new HashMap<>();

    private News(Instant now) {
      this.now = now;
    }

    private void write() {
      outbox.settle(settled, now);
      Statuses.climb(log, reached);
      stopped.forEach(
          (number, why) ->
              numbers.stop(
                  new PhoneNumberId(number), now.plus(TakeRepliesService.PROBE_EVERY), why, now));
      inbox.finish(endings, now);
      inbox.retry(again, "Its message is not known yet.");
    }
  }
}
