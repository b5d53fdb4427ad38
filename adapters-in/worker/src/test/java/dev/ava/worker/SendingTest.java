package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.domain.messaging.usecase.TakeReplies.Taken;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.Fixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SendingTest {
  private static final int MOST = 8;

  private final Queue<Taken> waiting = new ArrayDeque<>();
  private final BlockingQueue<Integer> looks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Taken> sent = new LinkedBlockingQueue<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private volatile Optional<Instant> again = Optional.empty();
  private volatile Function<Taken, SendReplies.Outcome> end =
      taken -> new SendReplies.Outcome.Accepted();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Outage outage = new Outage();
  private final Sending sending =
      new Sending(
          new WorkerUseCases(
              new NoBeats(),
              command -> {
                throw new AssertionError("Nothing is to be handled.");
              },
              this::take,
              this::send,
              command -> {
                throw new AssertionError("Nothing is to be swept.");
              },
              command -> {
                throw new AssertionError("Nobody is to be erased.");
              }),
          Fixtures.aNode(),
          MOST,
          new Sends(meters),
          outage,
          Clock.systemUTC());
  private final Loop loop = new Loop("outbox", sending::some, sending::pause, outage);
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    hanging.countDown();
    loop.stop();
    for (var thread : threads) {
      thread.join();
    }
    sending.end(System.nanoTime() + Duration.ofSeconds(9).toNanos());
  }

  @Test
  void whatWaitsIsSentInSetsAsLargeAsThereIsRoomFor() throws Exception {
    var messages = queue(20);

    start();

    var all = new ArrayList<Taken>();
    for (var i = 0; i < messages.size(); i++) {
      all.add(sent.take());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(messages);
    assertThat(looks.take()).isEqualTo(MOST);
  }

  @Test
  void noMoreAreUnderWayThanThereIsRoomFor() throws Exception {
    queue(20);
    end = this::hang;

    start();
    for (var i = 0; i < MOST; i++) {
      sent.take();
    }
    sending.ring();

    sending.some();
    assertThat(sent).isEmpty();
    hanging.countDown();
    for (var i = MOST; i < 20; i++) {
      sent.take();
    }
  }

  @Test
  void whatHangsHoldsUpNoOther() throws Exception {
    var slow = queue(MOST - 1);
    end = taken -> slow.contains(taken) ? hang(taken) : new SendReplies.Outcome.Accepted();
    start();
    for (var i = 0; i < slow.size(); i++) {
      sent.take();
    }

    for (var message : queue(5)) {
      sending.ring();
      assertThat(sent.take()).isEqualTo(message);
    }
  }

  @Test
  void aMessageThatEndsMakesItLookForMore() throws Exception {
    queue(1);
    start();
    sent.take();

    looks.take();
    assertThat(looks.take()).isEqualTo(MOST);
  }

  @Test
  void withoutASignNothingIsLookedFor() throws Exception {
    start();
    looks.take();

    queue(1);
    assertThat(looks).isEmpty();
    sending.ring();
    assertThat(sent.take()).isNotNull();
  }

  @Test
  void whenMetasLimitsAllowMoreItLooksAgain() throws Exception {
    again = Optional.of(Instant.now().plusMillis(100));
    start();
    looks.take();
    again = Optional.empty();

    looks.take();
  }

  @Test
  void aSendThatFailsHurtsNoOther() throws Exception {
    var messages = queue(3);
    end =
        taken -> {
          if (taken.equals(messages.get(0))) {
            throw new Unavailable("The store is away.");
          }
          if (taken.equals(messages.get(1))) {
            throw new IllegalStateException("A defect.");
          }
          return new SendReplies.Outcome.Accepted();
        };

    start();
    for (var i = 0; i < 3; i++) {
      sent.take();
    }

    var next = queue(1).getFirst();
    sending.ring();
    assertThat(sent.take()).isEqualTo(next);
  }

  @Test
  void whoEndsWaitsForWhatIsUnderWay() throws Exception {
    queue(1);
    end = this::hang;
    start();
    sent.take();
    loop.stop();
    hanging.countDown();

    sending.end(System.nanoTime() + Duration.ofSeconds(9).toNanos());

    assertThat(meters.counter("ava.sends", "outcome", "accepted").count()).isOne();
  }

  @Test
  void whatTakesTooLongIsInterrupted() throws Exception {
    queue(1);
    end = this::hang;
    start();
    sent.take();
    loop.stop();

    sending.end(System.nanoTime() + Duration.ofMillis(20).toNanos());
    sending.end(System.nanoTime() + Duration.ofSeconds(9).toNanos());

    assertThat(meters.counter("ava.sends", "outcome", "held").count()).isOne();
  }

  private void start() {
    threads.add(Thread.ofVirtual().start(loop::run));
  }

  private synchronized List<Taken> queue(int many) {
    var messages = new ArrayList<Taken>();
    for (var i = 0; i < many; i++) {
      messages.add(Takes.taken());
    }
    waiting.addAll(messages);
    return messages;
  }

  private synchronized TakeReplies.Outcome take(TakeReplies.Command command) {
    var taken = new ArrayList<Taken>();
    while (taken.size() < command.most() && !waiting.isEmpty()) {
      taken.add(waiting.remove());
    }
    var outcome = new TakeReplies.Outcome(taken, 0, 0, again);
    looks.add(command.most());
    return outcome;
  }

  private SendReplies.Outcome send(SendReplies.Command command) {
    sent.add(command.message());
    return end.apply(command.message());
  }

  private SendReplies.Outcome hang(Taken taken) {
    try {
      hanging.await();
      return new SendReplies.Outcome.Accepted();
    } catch (InterruptedException e) {
      return new SendReplies.Outcome.GivenBack();
    }
  }
}
