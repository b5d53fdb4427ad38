package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
  private final ManualTime time = new ManualTime();

  @Test
  void nothingIsLeftAfterTheLastOne() {
    var allowance = new Allowance(2, Duration.ofMinutes(1), 10, time);
    allowance.take("ann");
    allowance.take("ann");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> allowance.take("ann"))
        .satisfies(refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    assertThatCode(() -> allowance.take("bob")).doesNotThrowAnyException();
  }

  @Test
  void whatIsGivenBackMayBeTakenAgainButNeverMore() {
    var allowance = new Allowance(1, Duration.ofMinutes(1), 10, time);
    allowance.take("ann");
    allowance.giveBack("ann");
    allowance.giveBack("ann");
    allowance.take("ann");

    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> allowance.take("ann"));
  }

  @Test
  void manyAtOnceGetNoMoreThanThereIs() {
    var allowance = new Allowance(10, Duration.ofMinutes(1), 10, time);
    var taken = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 200; i++) {
        threads.execute(
            () -> {
              try {
                allowance.take("ann");
                taken.incrementAndGet();
              } catch (Refusal expected) {
                assertThat(expected.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
              }
            });
      }
    }

    assertThat(taken).hasValue(10);
  }

  @Test
  void memoryIsBounded() {
    var allowance = new Allowance(1, Duration.ofMinutes(1), 100, time);

    for (var i = 0; i < 10_000; i++) {
      allowance.take("key" + i);
    }

    assertThat(allowance.trackedKeys()).isLessThanOrEqualTo(100);
  }

  @Test
  void keysThatFellSilentAreForgotten() {
    var allowance = new Allowance(1, Duration.ofMinutes(1), 100, time);
    allowance.take("ann");
    time.pass(Duration.ofMinutes(2));

    assertThat(allowance.trackedKeys()).isZero();
    assertThatCode(() -> allowance.take("ann")).doesNotThrowAnyException();
  }
}
