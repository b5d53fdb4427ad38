package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ava prove delivery` finds each planted bug.
@Execution(ExecutionMode.CONCURRENT)
class PlantedBugsIT {
  private static final Path TEST_CLASSES = Path.of("target", "test-classes");
  private static final String MAIN = "dev.ava.bootstrap.Ava";

  @TempDir private Path folder;

  private String classPath;

  /// In a jar, for Java makes no cache for folders, and the nodes start twice as fast with one.
  @BeforeEach
  void packBugs() throws IOException {
    var bugs = folder.resolve("bugs.jar");
    Predicate<Path> isBug = file -> file.toString().contains("prove");
    try (var jar = new JarOutputStream(Files.newOutputStream(bugs));
        var files = Files.walk(TEST_CLASSES).filter(Files::isRegularFile).filter(isBug)) {
      for (var file : files.toList()) {
        var name = TEST_CLASSES.relativize(file).toString().replace(File.separatorChar, '/');
        jar.putNextEntry(new JarEntry(name));
        Files.copy(file, jar);
      }
    }
    classPath = DeliveryProcess.JAR + File.pathSeparator + bugs;
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
            List.of("-cp", classPath, MAIN),
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
