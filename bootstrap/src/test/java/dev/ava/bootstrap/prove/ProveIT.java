package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bootstrap.AvaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ava prove delivery` finds nothing on this build.
@Order(1)
class ProveIT {
  private static final List<String> AVA = List.of("-jar", DeliveryProcess.JAR.toString());
  private static final Path REPORT = Path.of("target", "delivery-proof.md").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void notOneMessageIsLostDoubledOrOutOfOrder() throws Exception {
    var withCache = Stream.concat(Stream.of(DeliveryProcess.CACHE), AVA.stream()).toList();
    try (var proof = DeliveryProcess.start(folder, withCache, "--report=" + REPORT)) {
      var begun = proof.printedUntil("fed");
      proof.awaitNodesWith(AvaProcess.cache().toString());
      var printed = begun + proof.printed();

      assertThat(proof.exitCode()).as(printed).isZero();
      assertThat(printed)
          .contains("Every message arrived once, was answered once, and in order.")
          .containsPattern("kills +20, ")
          .containsPattern("PostgreSQL crashes +1\n");
      assertThat(REPORT).content().contains("| messages lost | 0 |").contains("| seed | ");
    }
  }

  @Test
  void aProofThatIsBrokenOffLeavesNothingBehind() throws Exception {
    try (var proof = DeliveryProcess.start(folder, AVA, "--messages=5000", "--kills=0")) {
      proof.printedUntil("fed");
      var children = proof.process().descendants().toList();
      proof.awaitNodesWith("/ava.aot");

      proof.stop();

      proof.exitCode();
      assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
      assertThat(folder).isDirectoryNotContaining("glob:**ava-prove*");
    }
  }
}
