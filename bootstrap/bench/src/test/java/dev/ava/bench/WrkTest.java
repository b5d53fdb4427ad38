package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {
  @Test
  void aResultIsRead() throws IOException {
    var printed =
        "Running 2s test\nRESULT 100 3 1 5.000000 7.000000 1.500 9.250 12.000 2 0.500 1\n";

    var result = Wrk.Result.read(printed);

    assertThat(result.answered()).isEqualTo(97);
    assertThat(result.errors()).isEqualTo(4);
    assertThat(result.perSecond()).isEqualTo(48.5);
    assertThat(result.p99()).isEqualTo(9.25);
    assertThat(result.unanswered()).isEqualTo(2);
    assertThat(result.ranOut()).isTrue();
  }

  @Test
  void wrkWithoutAResultHasFailed() {
    assertThatThrownBy(() -> Wrk.Result.read("unable to connect"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to connect");
  }
}
