package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// The time of the plan.
class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void itGoesByLikeAnyOther() throws InterruptedException {
    var start = System.nanoTime();

    pace.await(Duration.ofMillis(50));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(40));
  }

  @Test
  void whatIsDueDoesNotWait() throws InterruptedException {
    pace.hold();

    pace.await(Duration.ZERO);
  }

  @Test
  void itStandsStillWhileItIsHeld() throws Exception {
    pace.hold();
    var waiting = CompletableFuture.runAsync(() -> await(Duration.ofMillis(200)));

    assertThatThrownBy(() -> waiting.get(400, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    pace.release();
    waiting.get(10, TimeUnit.SECONDS);
  }

  private void await(Duration at) {
    try {
      pace.await(at);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
