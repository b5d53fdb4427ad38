package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
  @Test
  void whatTakesTooLongFails() {
    var never = Deadlines.within(Duration.ofMillis(1), new CompletableFuture<String>());

    assertThatThrownBy(() -> never.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }
}
