package dev.ava.worker;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.domain.messaging.usecase.TakeReplies.Taken;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what may go out, as much as there is room for, and sends each message on a thread of its
/// own: one that hangs costs its own room and nothing else. Looks for more when told that there may
/// be some, when a message has ended, behind which another may wait to the same person, and when
/// Meta's limits allow more.
final class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

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
  private final Looks looks;
  private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

  /// @param most how many are being sent at the same time at the most
  Sending(WorkerUseCases use, NodeId node, int most, Sends sends, Outage outage, Clock clock) {
    this.takeReplies = use.takeReplies();
    this.sendReplies = use.sendReplies();
    this.node = node;
    this.most = most;
    this.sends = sends;
    this.outage = outage;
    this.looks = new Looks(this::between, clock);
  }

  /// There may be something to send.
  void ring() {
    looks.ring();
  }

  /// Takes what there is room for and sets it on its way.
  void some() {
    var room = room();
    if (room > 0) {
      var outcome = takeReplies.take(new TakeReplies.Command(Caller.Service.WORKER, node, room));
      sends.count(outcome);
      outcome.taken().forEach(this::start);
      outcome.again().ifPresent(looks::ringAt);
    }
  }

  /// Waits until it is time to look.
  void pause() throws InterruptedException {
    looks.await();
  }

  /// Waits for what is under way, and interrupts what takes longer. Whatever may not go out yet is
  /// given back then.
  ///
  /// @param deadline by [System#nanoTime()]
  void end(long deadline) throws InterruptedException {
    for (var thread : List.copyOf(underWay)) {
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        thread.interrupt();
      }
    }
  }

  private int room() {
    return most - underWay.size();
  }

  private long between() {
    var room = room();
    if (room == 0) {
      return Long.MAX_VALUE;
    }
    return (room * ENOUGH < most ? LONGEST_BETWEEN : Looks.BETWEEN).toNanos();
  }

  private void start(Taken taken) {
    var thread = Thread.ofVirtual().name("send").unstarted(() -> send(taken));
    underWay.add(thread);
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
      underWay.remove(Thread.currentThread());
      looks.ring();
    }
  }
}
