package dev.ava.bootstrap.queue;

import static dev.ava.testkit.Fixtures.terms;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.usecase.MessagingUseCases;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Calls `ava queue` on fakes, and fills them.
final class QueueCalls {
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");

  private static final Duration LONG = Duration.ofDays(1);

  final Fakes fakes = new Fakes();
  private final NodeId node = Fixtures.aNode();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  QueueCalls() {
    fakes.clock.set(NOW);
    inTransaction(() -> fakes.nodes.beat(node, NOW.plus(LONG), NOW));
  }

  Answer call(String... arguments) {
    return call(this::open, arguments);
  }

  static Answer call(Supplier<Queues> open, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        QueueCommand.on(open)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }

  /// How often the queues were opened.
  int opened() {
    return opened.get();
  }

  /// How often they were given back.
  int closed() {
    return closed.get();
  }

  void arrives(InboxItem item) {
    inTransaction(() -> fakes.inbox.add(List.of(item), fakes.clock.instant()));
  }

  void ends(InboxItem item, Ending ending) {
    arrives(item);
    inTransaction(
        () -> {
          for (var claim : fakes.inbox.claim(node, 1_000, LONG, fakes.clock.instant())) {
            if (claim.item().equals(item)) {
              fakes.inbox.finish(Map.of(claim, ending), fakes.clock.instant());
            } else {
              fakes.inbox.retry(Map.of(claim, fakes.clock.instant()), "Not this one.");
            }
          }
        });
  }

  void waits(OutboundMessage message) {
    inTransaction(() -> fakes.outbox.add(List.of(message), fakes.clock.instant()));
  }

  void isUnknown(OutboundMessage message, String why) {
    sent(message, new Outbox.Ending.Unknown(new SendFailure(null, why)));
  }

  void isRefused(OutboundMessage message, SendFailure why) {
    sent(message, new Outbox.Ending.Refused(why));
  }

  void isAccepted(OutboundMessage message) {
    sent(message, new Outbox.Ending.Accepted(Fixtures.aWamid()));
  }

  void isBeingSent(OutboundMessage message) {
    waits(message);
    inTransaction(this::claim);
  }

  void inTransaction(Runnable work) {
    fakes.transactions.required(Caller.Service.WORKER, work);
  }

  /// Sends a message while nothing else waits.
  private void sent(OutboundMessage message, Outbox.Ending ending) {
    waits(message);
    inTransaction(
        () -> fakes.outbox.end(List.of(new Ended(claim(), ending)), fakes.clock.instant()));
  }

  private Attempt claim() {
    return fakes
        .outbox
        .claim(node, UUID.randomUUID(), 1, terms(LONG, Duration.ZERO), fakes.clock.instant())
        .getFirst();
  }

  private Queues open() {
    opened.incrementAndGet();
    var ports = fakes.messagingPorts();
    return new Queues(
        MessagingUseCases.inspectQueues(ports, fakes.transactions, fakes.clock),
        MessagingUseCases.listQueued(ports, fakes.transactions),
        MessagingUseCases.replayInbox(fakes.inbox, fakes.transactions, fakes.clock),
        MessagingUseCases.resendMessages(ports, fakes.transactions, fakes.clock),
        MessagingUseCases.resumeNumber(ports, fakes.transactions, fakes.clock),
        Fixtures.OUR_NUMBER,
        closed::incrementAndGet);
  }

  /// What a call printed, and its exit code.
  record Answer(int code, String out, String err) {
    Map<String, Object> json() {
      try {
        return JsonMapper.createDefault()
            .readValue(out, Argument.mapOf(String.class, Object.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
