package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.usecase.FinishErasures;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.KeepAlive;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.Fixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {
  private static final WorkerSettings SETTINGS =
      new WorkerSettings(
          true,
          2,
          9,
          7,
          Duration.ofDays(1),
          Duration.ofMillis(20),
          Duration.ofDays(1),
          Duration.ofDays(1));

  private final AtomicInteger inboxItems = new AtomicInteger(5);
  private final AtomicInteger itemsOfALook = new AtomicInteger(1);
  private final AtomicInteger replies = new AtomicInteger(4);
  private final Set<Integer> batches = ConcurrentHashMap.newKeySet();
  private final Set<Caller.Service> callers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch waiting = new CountDownLatch(2);
  private final CountDownLatch emptied = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(4);
  private final CountDownLatch swept = new CountDownLatch(1);
  private final CountDownLatch erased = new CountDownLatch(1);

  private final AtomicReference<Runnable> whileSending = new AtomicReference<>(() -> {});
  private final AtomicReference<KeepAlive.Outcome> beat =
      new AtomicReference<>(new KeepAlive.Outcome.Alive());
  private final AtomicInteger beats = new AtomicInteger();
  private final AtomicInteger goodByes = new AtomicInteger();
  private final NodeId node = Fixtures.aNode();
  private final Set<NodeId> nodes = ConcurrentHashMap.newKeySet();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeClock clock = new FakeClock();

  private final Workers workers =
      new Workers(
          new WorkerUseCases(
              new Beating(), this::handle, this::take, this::send, this::sweep, this::erase),
          node,
          this::await,
          SETTINGS,
          new QueueWatch(this::inspect, meters, clock),
          new Sends(meters),
          clock);

  @AfterEach
  void stop() throws InterruptedException {
    workers.stop();
  }

  @Test
  void theyEmptyBothQueuesSweepAndThenWaitForASignal() throws Exception {
    workers.start();

    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(emptied.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(swept.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(erased.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(batches).containsExactly(7);
    assertThat(callers).containsExactly(Caller.Service.WORKER);
  }

  @Test
  void whileLooksAreFullTheNextFollowsAtOnce() throws Exception {
    var looks = 200;
    inboxItems.set(looks);
    itemsOfALook.set(SETTINGS.batch());
    var before = System.nanoTime();

    workers.start();

    assertThat(emptied.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isLessThan(Looks.BETWEEN.multipliedBy(looks / 2));
  }

  @Test
  void aStopEndsThemAllAtOnce() throws Exception {
    workers.start();
    waiting.await();

    var before = System.nanoTime();
    workers.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void nothingWorksWhileTheSchemaIsBehind() throws Exception {
    beat.set(new KeepAlive.Outcome.SchemaBehind());
    workers.start();
    awaitBeats(3);

    assertThat(callers).isEmpty();
    assertThat(inboxItems.get()).isEqualTo(5);

    beat.set(new KeepAlive.Outcome.Alive());
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(nodes).containsExactly(node);
  }

  @Test
  void aNodeThatNeverWorkedSaysNoGoodBye() throws Exception {
    beat.set(new KeepAlive.Outcome.SchemaBehind());
    workers.start();
    awaitBeats(1);

    workers.stop();

    assertThat(goodByes).hasValue(0);
  }

  @Test
  void aNodeThatStopsSaysGoodBye() throws Exception {
    workers.start();
    waiting.await();

    workers.stop();

    assertThat(goodByes).hasValue(1);
  }

  @Test
  void aNodeThatTakesItsTimeToStopSaysThatItIsAlive() throws Exception {
    var sends = new CountDownLatch(1);
    var stops = new CountDownLatch(1);
    var beatsMeanwhile = new AtomicInteger();
    whileSending.set(
        () -> {
          sends.countDown();
          awaitUnchecked(stops);
          var before = beats.get();
          LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
          beatsMeanwhile.set(beats.get() - before);
        });
    workers.start();
    sends.await();

    stops.countDown();
    workers.stop();

    assertThat(beatsMeanwhile.get()).isGreaterThan(5);
    assertThat(goodByes).hasValue(1);
  }

  @Test
  void aStoreThatIsAwayStopsNoBeat() throws Exception {
    beat.set(null);
    workers.start();
    awaitBeats(2);

    beat.set(new KeepAlive.Outcome.Alive());

    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitBeats(int many) {
    while (beats.get() < many) {
      Thread.onSpinWait();
    }
  }

  private InspectQueues.Outcome inspect(InspectQueues.Command command) {
    return new InspectQueues.Outcome(
        new Inbox.Census(Map.of(), Optional.empty()),
        new Outbox.Census(Map.of(), Optional.empty()),
        List.of(),
        clock.instant());
  }

  private final class Beating implements KeepAlive {
    @Override
    public Outcome beat(Command command) {
      nodes.add(command.node());
      beats.incrementAndGet();
      var outcome = beat.get();
      if (outcome == null) {
        throw new Unavailable("The store is away.");
      }
      return outcome;
    }

    @Override
    public void leave(Command command) {
      nodes.add(command.node());
      goodByes.incrementAndGet();
    }
  }

  private HandleInbox.Outcome handle(HandleInbox.Command command) {
    nodes.add(command.node());
    batches.add(command.most());
    callers.add(command.caller());
    if (inboxItems.getAndDecrement() <= 0) {
      emptied.countDown();
      return new HandleInbox.Outcome(0, List.of());
    }
    var cause = new IllegalStateException("It went wrong.");
    return new HandleInbox.Outcome(
        itemsOfALook.get(),
        List.of(
            new HandleInbox.Setback(1, 1, false, cause),
            new HandleInbox.Setback(2, 12, true, cause)));
  }

  private TakeReplies.Outcome take(TakeReplies.Command command) {
    nodes.add(command.node());
    callers.add(command.caller());
    return new TakeReplies.Outcome(
        replies.getAndDecrement() > 0 ? List.of(Takes.taken()) : List.of(), 0, 0, Optional.empty());
  }

  private SendReplies.Outcome send(SendReplies.Command command) {
    callers.add(command.caller());
    sent.countDown();
    whileSending.get().run();
    return new SendReplies.Outcome.Accepted();
  }

  private FinishErasures.Outcome erase(FinishErasures.Command command) {
    callers.add(command.caller());
    erased.countDown();
    return new FinishErasures.Outcome(
        0, List.of(new FinishErasures.Setback(Fixtures.aUserId(), new Unavailable("It is away."))));
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
