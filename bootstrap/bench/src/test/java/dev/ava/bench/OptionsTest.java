package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void everythingHasAUsualValue() {
    var options = Options.read(Map.of("HOME", "/root"));

    assertThat(options.wants("webhook-saturation")).isTrue();
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.length()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.rows()).containsExactly(10_000, 1_000_000);
    assertThat(options.variants()).containsExactly(Peer.Variant.TUNED, Peer.Variant.USUAL);
    assertThat(options.peer()).isEmpty();
    assertThat(options.publish()).isEmpty();
  }

  @Test
  void whatIsGivenCounts() {
    var options =
        Options.read(
            Map.of(
                "BENCH_ONLY", "messages, avatar",
                "BENCH_SECONDS", "5",
                "BENCH_ROWS", "1000000,10000",
                "BENCH_PEERS", "usual",
                "AVA_BENCH_PEER", "/somewhere/peer"));

    assertThat(options.only()).containsExactlyInAnyOrder("messages", "avatar");
    assertThat(options.wants("webhook-saturation")).isFalse();
    assertThat(options.length()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.rows()).containsExactly(10_000, 1_000_000);
    assertThat(options.variants()).containsExactly(Peer.Variant.USUAL);
    assertThat(options.peer()).contains(Path.of("/somewhere/peer"));
  }

  @Test
  void aMisspelledVariableIsNamed() {
    assertThatThrownBy(() -> Options.read(Map.of("BENCH_SECOND", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BENCH_SECOND.")
        .hasMessageContaining("BENCH_SECONDS");
  }

  @Test
  void whatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> Options.read(Map.of("BENCH_ROUNDS", "none")))
        .hasMessage("BENCH_ROUNDS must be a number from 1 on.");
    assertThatThrownBy(() -> Options.read(Map.of("BENCH_ROUNDS", "0")))
        .hasMessage("BENCH_ROUNDS must be a number from 1 on.");
  }
}
