package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final AtomicInteger worked = new AtomicInteger();
  private final AtomicInteger idled = new AtomicInteger();
  private final CountDownLatch idle = new CountDownLatch(1);

  @Test
  void itWorksAgainAfterEachWait() throws Exception {
    var loop =
        new Loop(
            "test",
            worked::incrementAndGet,
            () -> {
              if (worked.get() == 4) {
                waitForEver();
              }
            },
            new Outage());

    var thread = start(loop);

    assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(worked).hasValue(4);
    loop.stop();
    thread.join();
    assertThat(idled).hasValue(1);
  }

  @Test
  void itGoesOnAfterFailuresOfEveryKind() throws Exception {
    var loop =
        new Loop(
            "test",
            () -> {
              switch (worked.incrementAndGet()) {
                case 1 -> throw new Unavailable("The store is away.");
                case 2 -> throw new IllegalStateException("A defect.");
                case 3 -> throw new StackOverflowError();
                default -> {}
              }
            },
            this::waitForEver,
            new Outage());

    var thread = start(loop);

    assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(worked).hasValue(4);
    loop.stop();
    thread.join();
  }

  @Test
  void aStopLetsThePieceOfWorkAtHandEndWithoutAnInterrupt() throws Exception {
    var atWork = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var interrupted = new AtomicInteger();
    var loop =
        new Loop(
            "test",
            () -> {
              atWork.countDown();
              try {
                mayEnd.await();
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
              worked.incrementAndGet();
            },
            this::waitForEver,
            new Outage());
    var thread = start(loop);
    atWork.await();

    loop.stop();
    assertThat(thread.join(Duration.ofMillis(50))).isFalse();
    mayEnd.countDown();
    thread.join();

    assertThat(worked).hasValue(1);
    assertThat(interrupted).hasValue(0);
    assertThat(idled).hasValue(0);
  }

  @Test
  void aStopWakesALoopThatOnlyWaits() throws Exception {
    var loop = new Loop("test", () -> {}, this::waitForEver, new Outage());
    var thread = start(loop);
    idle.await();

    loop.stop();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aLoopThatWasStoppedBeforeItStartedDoesNothing() throws Exception {
    var loop = new Loop("test", worked::incrementAndGet, this::waitForEver, new Outage());
    loop.stop();

    start(loop).join();

    assertThat(worked).hasValue(0);
  }

  @Test
  void anInterruptEndsTheLoop() throws Exception {
    var loop = new Loop("test", () -> {}, this::waitForEver, new Outage());
    var thread = start(loop);
    idle.await();

    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  private static Thread start(Loop loop) {
    return Thread.ofVirtual().start(loop::run);
  }

  private void waitForEver() throws InterruptedException {
    idled.incrementAndGet();
    idle.countDown();
    new CountDownLatch(1).await(FOR_EVER.toSeconds(), TimeUnit.SECONDS);
  }
}
