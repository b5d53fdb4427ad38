package dev.ava.worker;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.domain.messaging.usecase.TakeReplies.Taken;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what may go out, as much as there is room for, and sends each message on a thread of its
/// own: one that hangs costs its own room and nothing else. Looks for more when told that there may
/// be some, when a message has ended, behind which another may wait to the same person, and when
/// Meta's limits allow more.
final class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  /// Between two looks, so that what is added one by one is taken in sets.
  private static final Duration BETWEEN = Duration.ofMillis(10);

  /// While less than a quarter of the room is free, the next look waits for more, but not longer
  /// than this.
  private static final Duration LONGEST_BETWEEN = Duration.ofMillis(50);

  private static final int ENOUGH = 4;

  private final TakeReplies takeReplies;
  private final SendReplies sendReplies;
  private final NodeId node;
  private final int most;
  private final Sends sends;
  private final Outage outage;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Thread> underWay = new HashSet<>();
  private boolean rung = true;
  private long lookedAt = System.nanoTime() - LONGEST_BETWEEN.toNanos();
  private Optional<Instant> again = Optional.empty();

  /// @param most how many are being sent at the same time at the most
  Sending(WorkerUseCases use, NodeId node, int most, Sends sends, Outage outage, Clock clock) {
    this.takeReplies = use.takeReplies();
    this.sendReplies = use.sendReplies();
    this.node = node;
    this.most = most;
    this.sends = sends;
    this.outage = outage;
    this.clock = clock;
  }

  /// There may be something to send.
  void ring() {
    lock.lock();
    try {
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes what there is room for and sets it on its way.
  ///
  /// @return false: [#pause()] knows when the next look is due
  boolean some() {
    var room = look();
    if (room > 0) {
      var outcome = takeReplies.take(new TakeReplies.Command(Caller.Service.WORKER, node, room));
      sends.count(outcome);
      outcome.taken().forEach(this::start);
      lookAgain(outcome.again());
    }
    return false;
  }

  /// Waits until it is time to look.
  void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (var left = left(); left > 0; left = left()) {
        changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for what is under way, and interrupts what takes longer. Whatever may not go out yet is
  /// given back then.
  ///
  /// @param deadline by [System#nanoTime()]
  void end(long deadline) throws InterruptedException {
    for (var thread : underWay()) {
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        thread.interrupt();
      }
    }
  }

  /// @return how much room there is
  private int look() {
    lock.lock();
    try {
      rung = false;
      again = again.filter(clock.instant()::isBefore);
      lookedAt = System.nanoTime();
      return most - underWay.size();
    } finally {
      lock.unlock();
    }
  }

  private void lookAgain(Optional<Instant> at) {
    lock.lock();
    try {
      again = again.filter(before -> at.isEmpty() || before.isBefore(at.get())).or(() -> at);
    } finally {
      lock.unlock();
    }
  }

  /// How many nanoseconds are left until the next look, if nothing happens before.
  private long left() {
    var since = System.nanoTime() - lookedAt;
    var called =
        rung
            ? 0
            : again
                .map(at -> Duration.between(clock.instant(), at).toNanos())
                .orElse(Long.MAX_VALUE);
    var room = most - underWay.size();
    if (called > 0 || room == 0) {
      return called > 0 ? called : Long.MAX_VALUE;
    }
    return (room * ENOUGH < most ? LONGEST_BETWEEN : BETWEEN).toNanos() - since;
  }

  private void start(Taken taken) {
    var thread = Thread.ofVirtual().name("send").unstarted(() -> send(taken));
    lock.lock();
    try {
      underWay.add(thread);
    } finally {
      lock.unlock();
    }
    thread.start();
  }

  private void send(Taken taken) {
    try {
      sends.count(sendReplies.send(new SendReplies.Command(Caller.Service.WORKER, taken)));
    } catch (Unavailable away) {
      outage.noticed("send", away);
    } catch (RuntimeException | Error failure) {
      log.error("Message {} is unknown now", taken.attempt().message().id(), failure);
    } finally {
      ended(Thread.currentThread());
    }
  }

  private void ended(Thread thread) {
    lock.lock();
    try {
      underWay.remove(thread);
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Thread> underWay() {
    lock.lock();
    try {
      return List.copyOf(underWay);
    } finally {
      lock.unlock();
    }
  }
}
