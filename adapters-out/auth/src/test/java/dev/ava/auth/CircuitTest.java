package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CircuitTest {
  private final FakeClock clock = new FakeClock();
  private final Circuit circuit = new Circuit("A service", 2, Duration.ofSeconds(10), clock);

  @Test
  void oneFailureStopsNothing() {
    circuit.failed();

    assertThat(circuit.allowsACall()).isTrue();
  }

  @Test
  void aSuccessBetweenFailuresMakesThemCountAnew() {
    circuit.failed();
    circuit.succeeded();
    circuit.failed();

    assertThat(circuit.allowsACall()).isTrue();
  }

  @Test
  void failuresInARowOpenItForThePause() {
    open();

    assertThat(circuit.allowsACall()).isFalse();
    clock.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(circuit.allowsACall()).isFalse();
  }

  @Test
  void afterThePauseOneCallGoesThrough() {
    open();
    clock.advance(Duration.ofSeconds(10));

    assertThat(circuit.allowsACall()).isTrue();
    assertThat(circuit.allowsACall()).isFalse();
  }

  @Test
  void theCallThatGoesThroughDecides() {
    open();
    clock.advance(Duration.ofSeconds(10));
    circuit.allowsACall();
    circuit.failed();
    assertThat(circuit.allowsACall()).isFalse();

    clock.advance(Duration.ofSeconds(10));
    circuit.allowsACall();
    circuit.succeeded();
    assertThat(circuit.allowsACall()).isTrue();
    assertThat(circuit.allowsACall()).isTrue();
  }

  @Test
  void aCallThatNeverEndsHoldsUpTheNextForOnePauseOnly() {
    open();
    clock.advance(Duration.ofSeconds(10));
    circuit.allowsACall();

    clock.advance(Duration.ofSeconds(10));
    assertThat(circuit.allowsACall()).isTrue();
  }

  private void open() {
    circuit.failed();
    circuit.failed();
  }
}
