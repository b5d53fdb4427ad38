package dev.ava.bench;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void everythingHasAUsualValue() {
    var options = Options.read(Map.of("HOME", "/root"));

    assertThat(options.wants("webhook-saturation")).isTrue();
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.length()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.rows()).containsExactly(10_000, 1_000_000);
    assertThat(options.lengths()).containsExactly(100, 1_000, 10_000, 100_000);
    assertThat(options.people()).containsExactly(200, 2_000, 20_000);
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
                "BENCH_LENGTHS", "500",
                "BENCH_PEOPLE", "3000 300,300",
                "BENCH_PEERS", "usual",
                "AVA_BENCH_PEER", "/somewhere/peer"));

    assertThat(options.only()).containsExactlyInAnyOrder("messages", "avatar");
    assertThat(options.wants("webhook-saturation")).isFalse();
    assertThat(options.length()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.rows()).containsExactly(10_000, 1_000_000);
    assertThat(options.lengths()).containsExactly(500);
    assertThat(options.people()).containsExactly(300, 3_000);
    assertThat(options.variants()).containsExactly(Peer.Variant.USUAL);
    assertThat(options.peer()).contains(Path.of("/somewhere/peer"));
  }

  @Test
  void noMoreLengthsThanThereAreReadersForAreTaken() {
    var lengths = IntStream.rangeClosed(1, 21).mapToObj(String::valueOf).collect(joining(","));

    assertThatThrownBy(() -> Options.read(Map.of("BENCH_LENGTHS", lengths)))
        .hasMessage("BENCH_LENGTHS may name 20 lengths.");
  }

  @Test
  void everySizeIsAWorkloadThatCanBeNamed() {
    var options = Options.read(Map.of("BENCH_LENGTHS", "500", "BENCH_PEOPLE", "300"));

    assertThat(Workloads.names(options))
        .contains("messages-1000000", "messages-of-one-500", "messages-of-one-500-middle")
        .contains("people-300-messages", "people-300-webhooks", "people-300-replies");
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
