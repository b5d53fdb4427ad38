package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.WorkSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [WorkSignal] promises. A signal may be lost by an outage, but not while all is well.
public abstract class WorkSignalContract extends StoreContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  protected abstract WorkSignal signal();

  protected abstract Inbox inbox();

  protected abstract Outbox outbox();

  @ParameterizedTest
  @EnumSource
  void whoWaitsIsWokenByWhatIsAdded(Queue queue) throws Exception {
    settle(queue);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new CountDownLatch(1);
      var waiter = executor.submit(() -> await(queue, waiting));
      waiting.await();

      add(queue);

      returns(waiter);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAddedBeforeWakesAtOnce(Queue queue) throws Exception {
    settle(queue);
    add(queue);

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      returns(executor.submit(() -> await(queue, new CountDownLatch(1))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitingEndsAfterItsTime(Queue queue) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      returns(
          executor.submit(
              () -> {
                for (int i = 0; i < 3; i++) {
                  signal().await(queue, SHORT);
                }
                return true;
              }));
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    settle(Queue.INBOX);
    var executor = Executors.newSingleThreadExecutor();
    var waiting = new CountDownLatch(1);
    var waiter = executor.submit(() -> await(Queue.INBOX, waiting));
    waiting.await();

    executor.shutdownNow();

    assertThatThrownBy(() -> waiter.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  private boolean await(Queue queue, CountDownLatch waiting) throws InterruptedException {
    waiting.countDown();
    signal().await(queue, LONG);
    return true;
  }

  /// Takes the signals that are left of earlier tests.
  private void settle(Queue queue) throws InterruptedException {
    signal().await(queue, SHORT);
    signal().await(queue, SHORT);
  }

  private void add(Queue queue) {
    asService(
        () -> {
          switch (queue) {
            case INBOX -> inbox().add(List.of(aText().build()), NOW);
            case OUTBOX -> outbox().add(List.of(anOutboundMessage().build()), NOW);
          }
        });
  }

  private static void returns(Future<Boolean> waiter) throws Exception {
    assertThat(waiter.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
