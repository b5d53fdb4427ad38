package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendingLimitsTest {
  @Test
  void theUsualLimitsAreMetas() {
    assertThat(SendingLimits.USUAL).isEqualTo(new SendingLimits(80, Duration.ofSeconds(6), 45));
  }

  @ParameterizedTest
  @CsvSource({"1, PT1S", "80, PT0.0125S", "1000, PT0.001S"})
  void messagesOfANumberAreEvenlySpaced(int perSecond, Duration interval) {
    assertThat(new SendingLimits(perSecond, Duration.ZERO, 1).interval()).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_001})
  void aNumberSends1To1000ASecond(int perSecond) {
    assertThatThrownBy(() -> new SendingLimits(perSecond, Duration.ZERO, 1))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A number sends 1 to 1,000 messages a second.");
  }

  @ParameterizedTest
  @CsvSource({"PT-0.000000001S, 1", "PT0S, 0", "PT6S, -1"})
  void aRecipientGetsAtLeastOneAtOnce(Duration interval, int burst) {
    assertThatThrownBy(() -> new SendingLimits(80, interval, burst))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("A recipient gets at least one message at once");
  }
}
