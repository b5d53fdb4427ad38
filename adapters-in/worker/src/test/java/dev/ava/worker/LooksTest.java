package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LooksTest {
  private final AtomicLong between = new AtomicLong(Looks.BETWEEN.toNanos());
  private final Looks looks = new Looks(between::get, Clock.systemUTC());
  private final LinkedBlockingQueue<Long> taken = new LinkedBlockingQueue<>();
  private final List<Thread> waiting = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (var thread : waiting) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void afterAQuietTimeARingIsAnsweredAtOnce() throws Exception {
    between.set(Duration.ofSeconds(1).toNanos());
    Thread.sleep(1100);
    looks.ring();
    var rung = System.nanoTime();

    looks.await();

    assertThat(System.nanoTime() - rung).isLessThan(between.get());
  }

  @Test
  void looksKeepTheirDistanceHoweverOftenItRings() throws Exception {
    var first = System.nanoTime();

    for (var look = 1; look <= 5; look++) {
      looks.ring();
      looks.ring();
      looks.await();
    }

    assertThat(System.nanoTime() - first).isGreaterThan(4 * Looks.BETWEEN.toNanos());
  }

  @Test
  void whatALookHasLeftBehindWaitsForNobody() throws Exception {
    between.set(Long.MAX_VALUE);
    startWaiting();

    looks.ringForMore();

    taken.take();
    startWaiting();
    looks.ring();
    assertThat(taken.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void manyRingsAreOneLookOfOneOfThoseWhoWait() throws Exception {
    between.set(Duration.ofMillis(200).toNanos());
    for (var thread = 0; thread < 4; thread++) {
      startWaiting();
    }

    looks.ring();
    looks.ring();
    looks.ring();

    assertThat(taken.take()).isNotNull();
    assertThat(taken.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void whatRingsAfterALookIsAnotherLook() throws Exception {
    startWaiting();
    startWaiting();

    looks.ring();
    taken.take();
    looks.ring();

    taken.take();
  }

  @Test
  void theEarliestTimeThatWasNamedCounts() throws Exception {
    var soon = Instant.now().plusMillis(100);
    startWaiting();

    looks.ringAt(Instant.now().plusSeconds(3600));
    looks.ringAt(soon);
    looks.ringAt(Instant.now().plusSeconds(7200));

    taken.take();
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
  }

  @Test
  void whileThereIsNoRoomNobodyLooks() throws Exception {
    between.set(Long.MAX_VALUE);
    startWaiting();

    looks.ring();
    assertThat(taken.poll(50, TimeUnit.MILLISECONDS)).isNull();

    between.set(0);
    looks.ring();
    taken.take();
  }

  @Test
  void whoIsInterruptedLeavesTheLookToWhoeverComes() throws Exception {
    between.set(Duration.ofMillis(100).toNanos());
    var gone = startWaiting();
    looks.ring();

    gone.interrupt();
    gone.join();
    startWaiting();

    taken.take();
  }

  @Test
  void whoIsInterruptedLeavesTheLookToThoseWhoWaitAlready() throws Exception {
    between.set(Duration.ofMillis(300).toNanos());
    var gone = startWaiting();
    awaitParked(gone);
    awaitParked(startWaiting());
    looks.ring();

    gone.interrupt();
    gone.join();

    taken.take();
  }

  private static void awaitParked(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }

  private Thread startWaiting() {
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    looks.await();
                    taken.add(System.nanoTime());
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    waiting.add(thread);
    return thread;
  }
}
