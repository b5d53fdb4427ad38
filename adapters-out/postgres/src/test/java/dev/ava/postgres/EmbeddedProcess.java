package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A child process that runs [EmbeddedChild].
final class EmbeddedProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final String firstLine;

  private EmbeddedProcess(Process process) throws IOException {
    this.process = process;
    this.firstLine = Optional.ofNullable(process.inputReader().readLine()).orElse("nothing");
  }

  static EmbeddedProcess on(Path dataDir) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      return new EmbeddedProcess(
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  EmbeddedChild.class.getName(),
                  dataDir.toString())
              .redirectError(Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it said first: a URL, or why it ended.
  String firstLine() {
    return firstLine;
  }

  /// As `kill -9` does it.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("The child does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
