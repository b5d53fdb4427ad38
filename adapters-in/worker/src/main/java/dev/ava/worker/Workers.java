package dev.ava.worker;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.shared.Caller;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All workers of this node. They start once the server answers, because what they send may come
/// back as a webhook, and they end what they have at hand before the node stops.
@Context
@Requires(property = "ava.workers.enabled", notEquals = "false")
final class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final HandleInbox handleInbox;
  private final SendReplies sendReplies;
  private final SweepOutbox sweepOutbox;
  private final WorkSignal signal;
  private final WorkerSettings settings;
  private final List<Loop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Workers(
      HandleInbox handleInbox,
      SendReplies sendReplies,
      SweepOutbox sweepOutbox,
      WorkSignal signal,
      WorkerSettings settings) {
    this.handleInbox = handleInbox;
    this.sendReplies = sendReplies;
    this.sweepOutbox = sweepOutbox;
    this.signal = signal;
    this.settings = settings;
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    start();
  }

  synchronized void start() {
    for (var number = 1; number <= settings.inbox(); number++) {
      run("inbox-" + number, this::handleSome, () -> signal.await(Queue.INBOX, settings.poll()));
    }
    for (var number = 1; number <= settings.outbox(); number++) {
      run("outbox-" + number, this::sendOne, () -> signal.await(Queue.OUTBOX, settings.poll()));
    }
    run("sweeper", this::sweep, () -> Thread.sleep(settings.sweep()));
  }

  /// Lets every worker end what it has at hand; one that takes too long is interrupted, and what it
  /// had comes back when its lease ends.
  @PreDestroy
  synchronized void stop() throws InterruptedException {
    loops.forEach(Loop::stop);
    var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
    for (var thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        thread.interrupt();
      }
    }
  }

  private void run(String name, Loop.Work work, Loop.Pause idle) {
    var loop = new Loop(name, work, idle);
    loops.add(loop);
    threads.add(Thread.ofVirtual().name(name).start(loop::run));
  }

  private boolean handleSome() {
    var outcome =
        handleInbox.handle(new HandleInbox.Command(Caller.Service.WORKER, settings.batch()));
    outcome.setbacks().forEach(Workers::report);
    return outcome.taken() > 0;
  }

  private static void report(HandleInbox.Setback setback) {
    if (setback.givenUp()) {
      log.error(
          "Inbox item {} is dead after {} attempts",
          setback.item(),
          setback.attempt(),
          setback.cause());
    } else {
      log.warn(
          "Inbox item {} failed in attempt {} and waits: {}",
          setback.item(),
          setback.attempt(),
          setback.cause().toString());
    }
  }

  private boolean sendOne() {
    return !(sendReplies.sendNext(new SendReplies.Command(Caller.Service.WORKER))
        instanceof SendReplies.Outcome.NothingWaits);
  }

  private boolean sweep() {
    var outcome = sweepOutbox.sweep(new SweepOutbox.Command(Caller.Service.WORKER));
    if (outcome.unknown() > 0 || outcome.requeued() > 0) {
      log.warn(
          "{} messages may or may not have been sent; {} are sent again",
          outcome.unknown(),
          outcome.requeued());
    }
    return false;
  }
}
