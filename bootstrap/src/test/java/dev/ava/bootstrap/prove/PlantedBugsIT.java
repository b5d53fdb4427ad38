package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ava prove delivery` finds each planted bug.
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class PlantedBugsIT {
  private static final String MAIN = "dev.ava.bootstrap.Ava";

  @TempDir private static Path library;

  @TempDir private Path folder;

  /// Java takes classes from folders with no ahead-of-time cache.
  @BeforeAll
  static void packTheBugs() {
    var jar = ToolProvider.findFirst("jar").orElseThrow();
    var packed =
        jar.run(
            System.out,
            System.err,
            "--create",
            "--file",
            bugs().toString(),
            "-C",
            "target/test-classes",
            ".");
    assertThat(packed).isZero();
  }

  private static Path bugs() {
    return library.resolve("bugs.jar");
  }

  @ParameterizedTest
  @CsvSource({
    PlantedBug.ANSWER_BEFORE_COMMIT + ",messages lost,4",
    PlantedBug.RESEND_ON_TIMEOUT + ",replies doubled,0",
    PlantedBug.CLAIM_WITHOUT_LEASE + ",replies doubled,0"
  })
  void aPlantedBugIsFound(String bug, String violation, int kills) throws Exception {
    try (var proof =
        DeliveryProcess.start(
            folder,
            List.of(
                DeliveryProcess.CACHE,
                "-cp",
                DeliveryProcess.JAR + File.pathSeparator + bugs(),
                MAIN),
            "--messages=200",
            "--senders=20",
            "--nodes=2",
            "--restarts=0",
            "--repeated=0",
            "--lost-answers=10",
            "--kills=" + kills,
            "--seed=1",
            "--node-option=-D" + PlantedBug.PROPERTY + "=" + bug)) {
      var printed = proof.printed();

      assertThat(proof.exitCode()).as(printed).isEqualTo(1);
      assertThat(printed).containsPattern(violation + " +[1-9]");
    }
  }
}
