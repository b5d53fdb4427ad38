package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

final class AnswersTest {
  /// What it has yet to read may be the answer that it waits for.
  @Test
  void anEventLoopWaitsForNothing() {
    var answered = CompletableFuture.completedFuture("the answer");
    var onALoop = Schedulers.newParallel("loop", 1, true);
    try {
      var waiting = Mono.fromCallable(() -> Answers.await(answered)).subscribeOn(onALoop);

      assertThatThrownBy(waiting::block).hasMessageContaining("event loop");
    } finally {
      onALoop.dispose();
    }
  }
}
