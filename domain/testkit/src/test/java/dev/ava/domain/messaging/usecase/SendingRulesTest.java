package dev.ava.domain.messaging.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SendingRulesTest {
  @Test
  void patienceIsAsChosenIfNothingIsSentAgain() {
    assertThat(rules(new UnknownPolicy.Hold(), Duration.ZERO).patience()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT90S", "PT89.999S, PT90S", "PT90S, PT90S", "PT90.001S, PT90.001S"})
  void patienceLastsUntilWhatIsSentAgainHasGoneOut(Duration chosen, Duration patience) {
    assertThat(rules(new UnknownPolicy.Resend(Duration.ofMinutes(1)), chosen).patience())
        .isEqualTo(patience);
  }

  private static SendingRules rules(UnknownPolicy unknown, Duration patience) {
    return new SendingRules(SendingLimits.USUAL, unknown, patience);
  }
}
