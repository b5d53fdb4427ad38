package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {
  private static final WorkerSettings SETTINGS =
      new WorkerSettings(true, 2, 3, 7, Duration.ofDays(1), Duration.ofDays(1));

  private final AtomicInteger inboxItems = new AtomicInteger(5);
  private final AtomicInteger replies = new AtomicInteger(4);
  private final Set<Integer> batches = ConcurrentHashMap.newKeySet();
  private final Set<Caller.Service> callers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch waiting = new CountDownLatch(5);
  private final CountDownLatch swept = new CountDownLatch(1);

  private final Workers workers =
      new Workers(this::handle, this::send, this::sweep, this::await, SETTINGS);

  @AfterEach
  void stop() throws InterruptedException {
    workers.stop();
  }

  @Test
  void theyEmptyBothQueuesSweepAndThenWaitForASignal() throws Exception {
    workers.start();

    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(swept.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(inboxItems.get()).isNotPositive();
    assertThat(replies.get()).isNotPositive();
    assertThat(batches).containsExactly(7);
    assertThat(callers).containsExactly(Caller.Service.WORKER);
  }

  @Test
  void aStopEndsThemAllAtOnce() throws Exception {
    workers.start();
    waiting.await();

    var before = System.nanoTime();
    workers.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
  }

  private HandleInbox.Outcome handle(HandleInbox.Command command) {
    batches.add(command.most());
    callers.add(command.caller());
    if (inboxItems.getAndDecrement() <= 0) {
      return new HandleInbox.Outcome(0, List.of());
    }
    var cause = new IllegalStateException("It went wrong.");
    return new HandleInbox.Outcome(
        1,
        List.of(
            new HandleInbox.Setback(1, 1, false, cause),
            new HandleInbox.Setback(2, 12, true, cause)));
  }

  private SendReplies.Outcome send(SendReplies.Command command) {
    callers.add(command.caller());
    return replies.getAndDecrement() > 0
        ? new SendReplies.Outcome.Accepted()
        : new SendReplies.Outcome.NothingWaits();
  }

  private SweepOutbox.Outcome sweep(SweepOutbox.Command command) {
    callers.add(command.caller());
    swept.countDown();
    return new SweepOutbox.Outcome(1, 1);
  }

  private void await(Queue queue, Duration atMost) throws InterruptedException {
    assertThat(atMost).isEqualTo(SETTINGS.poll());
    waiting.countDown();
    new CountDownLatch(1).await();
  }
}
