package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.port.Corrupt;
import dev.ava.domain.shared.port.Unavailable;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PooledPasswordHasherTest {
  private static final int SIZE = 2;
  private static final int WAITING = 3;
  private static final PasswordHash HASH = new PasswordHash("stored");

  private final SlowHasher slow = new SlowHasher();
  private final PooledPasswordHasher hasher = new PooledPasswordHasher(slow, SIZE, WAITING);

  @AfterEach
  void close() {
    slow.gate.countDown();
    hasher.close();
  }

  @Test
  void hashesOnItsThreadsAndLetsTheSurplusGo() throws Exception {
    var surplus = 4;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ExecutorCompletionService<Boolean>(callers);
      var pending = new ArrayList<Future<Boolean>>();
      for (var i = 0; i < SIZE + WAITING + surplus; i++) {
        pending.add(calls.submit(() -> hasher.matches("typed", HASH)));
      }

      for (var i = 0; i < surplus; i++) {
        assertThat(calls.take().exceptionNow()).isInstanceOf(Unavailable.class);
      }
      slow.full.await();
      slow.gate.countDown();

      for (var i = 0; i < SIZE + WAITING; i++) {
        assertThat(calls.take().get()).isTrue();
      }
      assertThat(pending).allMatch(Future::isDone);
    }
    assertThat(slow.most).hasValue(SIZE);
    assertThat(slow.calls).hasValue(SIZE + WAITING);
    assertThat(hasher.matches("typed", HASH)).isTrue();
  }

  @Test
  void worksOnPlatformThreadsOfItsOwn() {
    slow.gate.countDown();

    assertThat(hasher.hash(new Password("correct horse"))).isEqualTo(HASH);
    assertThat(slow.threads)
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.isVirtual()).isFalse();
              assertThat(thread.isDaemon()).isTrue();
              assertThat(thread.getName()).startsWith("password-hash-");
            });
  }

  @Test
  void failuresComeThroughAsTheyAre() {
    slow.gate.countDown();
    slow.failure = new Corrupt("A stored password hash is no bcrypt hash.");

    assertThatThrownBy(() -> hasher.matches("typed", HASH)).isSameAs(slow.failure);
  }

  @Test
  void theDecoyNeedsNoThread() {
    assertThat(hasher.decoy()).isEqualTo(HASH);
    assertThat(slow.calls).hasValue(0);
  }

  @Test
  void anInterruptedCallerIsTurnedAwayAndStaysInterrupted() throws Exception {
    var outcome = new CompletableFuture<Boolean>();
    var caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    hasher.matches("typed", HASH);
                  } catch (Unavailable e) {
                    outcome.complete(Thread.currentThread().isInterrupted());
                  }
                });
    slow.begun.await();

    caller.interrupt();

    assertThat(outcome.get()).isTrue();
  }

  @Test
  void aClosedOneIsUnavailable() {
    hasher.close();

    assertThatThrownBy(() -> hasher.matches("typed", HASH)).isInstanceOf(Unavailable.class);
  }

  /// Holds everybody back until the gate opens.
  private static final class SlowHasher implements PasswordHasher {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch full = new CountDownLatch(SIZE);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private volatile @Nullable RuntimeException failure;

    @Override
    public PasswordHash hash(Password password) {
      matches(password.value(), HASH);
      return HASH;
    }

    @Override
    public boolean matches(String typed, PasswordHash stored) {
      threads.add(Thread.currentThread());
      calls.incrementAndGet();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      begun.countDown();
      full.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      running.decrementAndGet();
      if (failure != null) {
        throw failure;
      }
      return true;
    }

    @Override
    public PasswordHash decoy() {
      return HASH;
    }
  }
}
