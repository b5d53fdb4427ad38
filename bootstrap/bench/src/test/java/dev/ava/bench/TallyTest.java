package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.Tally.Kind;
import dev.ava.bench.Tally.Window;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void aQuantileIsALatencyThatThereWas() {
    var latencies = Latencies.of(IntStream.rangeClosed(1, 100).map(n -> 1_000 * n).toArray());

    assertThat(latencies.quantile(0.5)).isEqualTo(50);
    assertThat(latencies.quantile(0.99)).isEqualTo(99);
    assertThat(latencies.most()).isEqualTo(100);
    assertThat(Latencies.of(3_000).quantile(0.01)).isEqualTo(3);
    assertThat(Latencies.of().quantile(0.99)).isNaN();
  }

  @Test
  void quantilesOfAMinuteAreThoseOfAllItsAnswers() {
    var merged = Latencies.merged(List.of(Latencies.of(9_000, 1_000), Latencies.of(5_000)));

    assertThat(merged.quantile(0.5)).isEqualTo(5);
    assertThat(merged.most()).isEqualTo(9);
  }

  @Test
  void everyWindowBeginsWithNothing() {
    IntStream.rangeClosed(1, 200)
        .forEach(n -> tally.answered(Kind.WEBHOOK, TimeUnit.MILLISECONDS.toNanos(n)));
    tally.repeated(Kind.WEBHOOK);
    tally.failed(Kind.READ);

    var first = tally.take();
    var second = tally.take();

    var webhooks = Objects.requireNonNull(first.get(Kind.WEBHOOK));
    assertThat(webhooks.latencies().count()).isEqualTo(200);
    assertThat(webhooks.latencies().quantile(0.99)).isEqualTo(198);
    assertThat(webhooks.repeated()).isEqualTo(1);
    assertThat(first.get(Kind.READ)).returns(1L, Window::failed);
    assertThat(second.values())
        .allSatisfy(window -> assertThat(window.latencies().count()).isZero())
        .allSatisfy(window -> assertThat(window.repeated() + window.failed()).isZero());
  }
}
