package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.LogCount.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCountTest {
  private static final String INFO =
      "{\"timestamp\":1,\"level\":\"INFO\",\"loggerName\":\"dev.ava.journey\",\"mdc\":{},"
          + "\"formattedMessage\":\"said \\\"level\\\":\\\"ERROR\\\"\"}\n";
  private static final String WARN =
      "{\"timestamp\":1790000000123,\"level\":\"WARN\",\"loggerName\":\"dev.ava.worker.Outage\","
          + "\"formattedMessage\":\"The workers wait for \\\"17\\\" ms\"}\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    file = Files.createFile(folder.resolve("node.log"));
  }

  @Test
  void linesAreCountedByLevel() throws IOException {
    var log = new LogCount(file);
    write("Ava listens.\n" + INFO + WARN);

    assertThat(log.take()).isEqualTo(Map.of(Level.INFO, 2L, Level.WARN, 1L));
    assertThat(log.take()).isEmpty();
  }

  @Test
  void aLineThatIsBeingWrittenWaitsForItsEnd() throws IOException {
    var log = new LogCount(file);
    write(INFO + WARN.substring(0, 40));
    assertThat(log.take()).isEqualTo(Map.of(Level.INFO, 1L));

    write(WARN.substring(40) + INFO);

    assertThat(log.take()).isEqualTo(Map.of(Level.INFO, 1L, Level.WARN, 1L));
  }

  @Test
  void whatIsAlarmingIsKeptWithItsTimeAndWithoutNumbers() throws IOException {
    var log = new LogCount(file);
    write(INFO.repeat(500) + WARN + INFO.repeat(500));

    log.take();

    assertThat(log.alarming())
        .containsExactly(
            new Line(
                1_790_000_000_123L,
                Level.WARN,
                "dev.ava.worker.Outage",
                "The workers wait for \\\"#\\\" ms"));
    assertThat(log.alarming().getFirst().kind()).startsWith("WARN Outage: The workers");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
