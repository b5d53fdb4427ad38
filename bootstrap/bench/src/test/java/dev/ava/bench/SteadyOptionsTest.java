package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SteadyOptionsTest {
  @Test
  void everythingHasAUsualValue() {
    var options = SteadyOptions.read(Map.of());

    assertThat(options.length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(options.messages()).isEqualTo(75);
    assertThat(options.graphDelay()).isEqualTo(Duration.ofMillis(150));
    assertThat(options.jar().javaOptions())
        .containsExactly(
            "-XX:+UseSerialGC",
            "-XX:NewRatio=6",
            "-XX:NewSize=64m",
            "-XX:SurvivorRatio=6",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:MaxRAMPercentage=60",
            "-XX:MaxRAM=768m");
  }

  @Test
  void withoutReportsEveryWebhookHasAMessage() {
    assertThat(SteadyOptions.read(Map.of("STEADY_REPORTS", "no")).messages()).isEqualTo(300);
  }

  @Test
  void whatIsNeitherYesNorNoIsNamed() {
    assertThatThrownBy(() -> SteadyOptions.read(Map.of("STEADY_REPORTS", "perhaps")))
        .hasMessage("STEADY_REPORTS must be yes or no.");
  }

  @Test
  void aMisspelledVariableIsNamed() {
    assertThatThrownBy(() -> SteadyOptions.read(Map.of("STEADY_MINUTE", "5")))
        .hasMessageContaining("STEADY_MINUTE.")
        .hasMessageContaining("STEADY_MINUTES");
  }
}
