package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

@Timeout(10)
final class ElsewhereTest {
  @Test
  void theAnswerIsFoundElsewhere() {
    var asker = Thread.currentThread();

    assertThat(
            Mono.from(
                    Elsewhere.ask(
                        Thread::startVirtualThread, () -> Thread.currentThread() != asker))
                .block())
        .isTrue();
  }

  @Test
  void whoWaitsHearsOfErrorsToo() {
    var answer =
        Mono.from(
            Elsewhere.ask(
                Thread::startVirtualThread,
                () -> {
                  throw new AssertionError("broken");
                }));

    assertThatThrownBy(answer::block).hasRootCauseMessage("broken");
  }
}
