package dev.ava.worker;

import dev.ava.domain.account.usecase.FinishErasures;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.KeepAlive;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All workers of this node. They start once the server answers, because what they send may come
/// back as a webhook, and once the schema is the one that they need; they end what they have at
/// hand before the node stops.
@Context
@Requires(property = "ava.workers.enabled", notEquals = "false")
final class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final WorkerUseCases use;
  private final NodeId node;
  private final WorkSignal signal;
  private final WorkerSettings settings;
  private final QueueWatch watch;
  private final Outage outage = new Outage();
  private final Looks inboxLooks;
  private final Sending sending;
  private final List<Worker> workers = new ArrayList<>();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private boolean stopping;

  Workers(
      WorkerUseCases use,
      NodeId node,
      WorkSignal signal,
      WorkerSettings settings,
      QueueWatch watch,
      Sends sends,
      Clock clock) {
    this.use = use;
    this.node = node;
    this.signal = signal;
    this.settings = settings;
    this.watch = watch;
    this.inboxLooks = Looks.evenly(clock);
    this.sending = new Sending(use, node, settings.underWay(), sends, outage, clock);
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    start();
  }

  void start() {
    run("heartbeat", this::beat, () -> Thread.sleep(settings.heartbeat()));
  }

  /// Starts the workers with the first beat that reaches the others.
  private void beat() {
    switch (use.keepAlive().beat(new KeepAlive.Command(Caller.Service.WORKER, node))) {
      case KeepAlive.Outcome.Alive() -> {
        if (working.compareAndSet(false, true)) {
          work();
        }
      }
      case KeepAlive.Outcome.SchemaBehind() -> {
        if (waiting.compareAndSet(false, true)) {
          log.warn("The schema is behind: nothing is handled or sent until it is migrated");
        }
      }
    }
  }

  private void work() {
    for (var number = 1; number <= settings.inbox(); number++) {
      run("inbox-" + number, this::handleSome, inboxLooks::await);
    }
    run("inbox-signal", inboxLooks::ring, () -> signal.await(Queue.INBOX, settings.poll()));
    run("outbox", sending::some, sending::pause);
    run("outbox-signal", sending::ring, () -> signal.await(Queue.OUTBOX, settings.poll()));
    run("sweeper", this::sweep, () -> Thread.sleep(settings.sweep()));
    run("erasures", this::finishErasures, () -> Thread.sleep(settings.sweep()));
    run("watch", watch::refresh, () -> Thread.sleep(settings.watch()));
  }

  /// Not later: once the first beans are destroyed, the store cannot be relied on.
  @EventListener
  void contextStops(ShutdownEvent event) throws InterruptedException {
    stop();
  }

  /// Lets every worker end what it has at hand; one that takes too long is interrupted, and what it
  /// had comes back when its lease ends. The heartbeat is the last: what a node that is silent has
  /// at hand is taken over by others.
  void stop() throws InterruptedException {
    List<Worker> all;
    synchronized (this) {
      stopping = true;
      all = List.copyOf(workers);
    }
    var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
    end(all.stream().skip(1).toList(), deadline);
    sending.end(deadline);
    end(all, deadline);
    if (working.get()) {
      leave();
    }
  }

  private static void end(List<Worker> workers, long deadline) throws InterruptedException {
    workers.forEach(worker -> worker.loop().stop());
    for (var worker : workers) {
      var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
      if (!worker.thread().join(left)) {
        worker.thread().interrupt();
      }
    }
  }

  private void leave() {
    try {
      use.keepAlive().leave(new KeepAlive.Command(Caller.Service.WORKER, node));
    } catch (Unavailable away) {
      log.warn("Could not say good-bye; what this node had comes back in a few seconds", away);
    }
  }

  private synchronized void run(String name, Runnable work, Loop.Pause idle) {
    if (stopping) {
      return;
    }
    var loop = new Loop(name, work, idle, outage);
    workers.add(new Worker(loop, Thread.ofVirtual().name(name).start(loop::run)));
  }

  /// Whoever has handled something lets the next one look, as others may wait behind it.
  private void handleSome() {
    var outcome =
        use.handleInbox()
            .handle(new HandleInbox.Command(Caller.Service.WORKER, node, settings.batch()));
    outcome.setbacks().forEach(Workers::report);
    if (outcome.taken() == settings.batch()) {
      inboxLooks.ringForMore();
    } else if (outcome.taken() > 0) {
      inboxLooks.ring();
    }
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

  private void sweep() {
    var outcome = use.sweepOutbox().sweep(new SweepOutbox.Command(Caller.Service.WORKER));
    if (outcome.unknown() > 0 || outcome.requeued() > 0) {
      log.warn(
          "{} messages may or may not have been sent; {} are sent again",
          outcome.unknown(),
          outcome.requeued());
    }
  }

  private void finishErasures() {
    var outcome = use.finishErasures().finish(new FinishErasures.Command(Caller.Service.WORKER));
    outcome
        .setbacks()
        .forEach(
            setback ->
                log.warn(
                    "The erasure of an account cannot be finished yet and is tried again: {}",
                    setback.cause().toString()));
  }

  private record Worker(Loop loop, Thread thread) {}
}
