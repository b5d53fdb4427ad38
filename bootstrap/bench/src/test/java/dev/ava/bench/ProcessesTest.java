package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessesTest {
  @Test
  void aRootCountsWithAllBelowItAndWhatItsChildrenLeft() {
    var processes =
        new Processes(
            Map.of(
                1L, new Processes.Entry(0, 1, 10),
                2L, new Processes.Entry(1, 2, 20),
                3L, new Processes.Entry(2, 4, 40),
                9L, new Processes.Entry(0, 100, 100)),
            0,
            0);

    assertThat(processes.cpu(List.of(1L))).isEqualTo(17);
    assertThat(processes.cpu(List.of(1L, 2L))).isEqualTo(37);
    assertThat(processes.cpu(List.of(7L))).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasTimeAndMemory() {
    var self = ProcessHandle.current().pid();

    var now = Processes.now();

    assertThat(now.cpu(List.of(self))).isPositive();
    assertThat(now.memory(self)).isGreaterThan(10);
    assertThat(now.all()).isGreaterThan(now.busy());
  }
}
