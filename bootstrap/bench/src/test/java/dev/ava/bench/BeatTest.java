package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatTest {
  @Test
  void momentsAreEvenAndNeverDrift() {
    var beat = new Beat(1_000, 300);

    assertThat(beat.due(0)).isEqualTo(1_000);
    assertThat(beat.due(300)).isEqualTo(1_000_001_000L);
    assertThat(beat.due(540_000)).isEqualTo(1_800_000_001_000L);
    assertThat(beat.due(2) - beat.due(1)).isBetween(3_333_333L, 3_333_334L);
  }

  @Test
  void thereAreAsManyAsFitIn() {
    assertThat(new Beat(0, 75).count(Duration.ofMinutes(30))).isEqualTo(135_000);
    assertThat(new Beat(0, 0.5).count(Duration.ofSeconds(3))).isEqualTo(1);
  }

  @Test
  void whoIsLateCatchesUpAndLeavesNothingOut() throws InterruptedException {
    var longAgo = System.nanoTime() - Duration.ofSeconds(5).toNanos();
    var beat = new Beat(longAgo, 10);
    List<Long> dues = new ArrayList<>();

    beat.each(3, (_, due) -> dues.add(due));

    assertThat(dues).containsExactly(beat.due(0), beat.due(1), beat.due(2));
  }

  @Test
  void nothingIsDoneBeforeItsTime() throws InterruptedException {
    var beat = new Beat(System.nanoTime(), 100);
    List<Long> early = new ArrayList<>();

    beat.each(
        5,
        (n, due) -> {
          if (System.nanoTime() < due) {
            early.add(n);
          }
        });

    assertThat(early).isEmpty();
  }
}
