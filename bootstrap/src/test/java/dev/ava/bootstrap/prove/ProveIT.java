package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ava prove delivery` as people run it: it finds nothing on this build, and each planted bug.
class ProveIT {
  private static final Path JAR = Path.of("target", "ava.jar").toAbsolutePath();
  private static final Path REPORT = Path.of("target", "delivery-proof.md").toAbsolutePath();
  private static final String MAIN = "dev.ava.bootstrap.Ava";
  private static final long LONGEST_MINUTES = 10;

  @TempDir private Path folder;

  @Test
  void notOneMessageIsLostDoubledOrOutOfOrder() throws Exception {
    var proof = prove(List.of("-jar", JAR.toString()), "--report=" + REPORT);

    assertThat(proof.exitCode()).as(proof.printed()).isZero();
    assertThat(proof.printed())
        .contains("Every message arrived once, was answered once, and in order.")
        .containsPattern("kills +20, ")
        .containsPattern("PostgreSQL crashes +1\n");
    assertThat(REPORT).content().contains("| messages lost | 0 |").contains("| seed | ");
  }

  @ParameterizedTest
  @CsvSource({
    PlantedBug.ANSWER_BEFORE_COMMIT + ",messages lost,4",
    PlantedBug.RESEND_ON_TIMEOUT + ",replies doubled,0",
    PlantedBug.CLAIM_WITHOUT_LEASE + ",replies doubled,0"
  })
  void aPlantedBugIsFound(String bug, String violation, int kills) throws Exception {
    var proof =
        prove(
            List.of("-cp", System.getProperty("java.class.path"), MAIN),
            "--messages=200",
            "--senders=20",
            "--nodes=2",
            "--restarts=0",
            "--repeated=0",
            "--lost-answers=10",
            "--kills=" + kills,
            "--seed=1",
            "--node-option=-D" + PlantedBug.PROPERTY + "=" + bug);

    assertThat(proof.exitCode()).as(proof.printed()).isEqualTo(1);
    assertThat(proof.printed()).containsPattern(violation + " +[1-9]");
  }

  @Test
  void aProofThatIsBrokenOffLeavesNothingBehind() throws Exception {
    var process = start(List.of("-jar", JAR.toString()), "--messages=5000", "--kills=0");
    var output = process.inputReader();
    while (!output.readLine().contains("fed")) {
      assertThat(process.isAlive()).isTrue();
    }
    var children = process.descendants().toList();

    process.destroy();

    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(folder).isDirectoryNotContaining("glob:**ava-prove*");
  }

  private Proof prove(List<String> java, String... arguments)
      throws IOException, InterruptedException {
    var process = start(java, arguments);
    var printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).as(printed).isTrue();
    return new Proof(process.exitValue(), printed);
  }

  /// With the folder of the test as the place for temporary files.
  private Process start(List<String> java, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder));
    command.addAll(java);
    command.addAll(List.of("prove", "delivery"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private record Proof(int exitCode, String printed) {}
}
