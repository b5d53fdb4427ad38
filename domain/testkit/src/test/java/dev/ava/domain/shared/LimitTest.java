package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.port.Allowances.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void oneComesBackAtATime() {
    assertThat(new Limit("few", 1, MINUTE).interval()).isEqualTo(MINUTE);
    assertThat(new Limit("some", 6, MINUTE).interval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aLimitIsAboveZero() {
    assertThatThrownBy(() -> new Limit("none", 0, MINUTE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limit("never", 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
