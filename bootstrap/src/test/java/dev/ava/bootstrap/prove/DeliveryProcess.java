package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.bootstrap.AvaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `ava prove delivery` as people run it, in a process of its own.
record DeliveryProcess(Process process) implements AutoCloseable {
  static final Path JAR = Path.of("target", "ava.jar").toAbsolutePath();

  /// The option with which Java starts programs faster whose class path begins with the jar.
  static final String CACHE = "-XX:AOTCache=" + AvaProcess.cache();

  private static final long LONGEST_MINUTES = 10;

  /// @param folder where its temporary files go
  /// @param program the options that tell Java what to run
  static DeliveryProcess start(Path folder, List<String> program, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + folder));
    command.addAll(program);
    command.addAll(List.of("prove", "delivery"));
    command.addAll(List.of(arguments));
    return new DeliveryProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// What it prints, up to the first line with this part.
  String printedUntil(String part) throws IOException {
    var printed = new StringBuilder();
    while (printed.indexOf(part) < 0) {
      var line = process.inputReader().readLine();
      assertThat(line).as("what follows\n%s", printed).isNotNull();
      printed.append(line).append('\n');
    }
    return printed.toString();
  }

  /// Everything that it still prints until it ends.
  String printed() throws IOException {
    return process.inputReader().readAllAsString();
  }

  /// Waits until all its nodes have an ahead-of-time cache in memory, where the system shows that.
  ///
  /// @param cache the end of its path
  void awaitNodesWith(String cache) {
    if (Files.exists(Path.of("/proc/self/maps"))) {
      await()
          .untilAsserted(
              () ->
                  assertThat(nodes())
                      .isNotEmpty()
                      .allSatisfy(node -> assertThat(mapped(node)).contains(cache + "\n")));
    }
  }

  private List<ProcessHandle> nodes() {
    return process
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").endsWith(" serve"))
        .toList();
  }

  private static String mapped(ProcessHandle node) {
    try {
      return Files.readString(Path.of("/proc/%d/maps".formatted(node.pid())));
    } catch (IOException killed) {
      return "";
    }
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /// Asks it to stop, if it still runs.
  void stop() {
    process.destroy();
  }

  @Override
  public void close() {
    stop();
  }
}
