package dev.ava.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs other programs, and ends those that still run when it is closed. Thread-safe.
final class Commands implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
  private static final int LONGEST_COMPLAINT = 2_000;
  private static final String UNPRIVILEGED = "postgres";

  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /// @param folder where what they print goes
  Commands(Path folder) {
    this.folder = folder;
  }

  /// Runs a command to its end, and returns what it printed.
  ///
  /// @throws IOException if it fails or takes too long, with the end of what it printed
  String run(Duration longest, List<String> command) throws IOException, InterruptedException {
    return start(Map.of(), command).output(longest);
  }

  String run(Duration longest, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return start(environment, command).output(longest);
  }

  /// @param environment is added to this program's own
  Running start(Map<String, String> environment, List<String> command) throws IOException {
    var name = Path.of(command.getFirst()).getFileName().toString();
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return start(builder, folder.resolve("%s-%03d.txt".formatted(name, count.incrementAndGet())));
  }

  /// @param environment all that it gets, besides the `PATH`
  Running startAlone(Map<String, String> environment, List<String> command, Path log)
      throws IOException {
    var builder = new ProcessBuilder(command);
    var path = builder.environment().getOrDefault("PATH", "");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().putAll(environment);
    return start(builder, log);
  }

  private Running start(ProcessBuilder builder, Path log) throws IOException {
    var process =
        builder
            .directory(Path.of("/").toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    running.add(process);
    running.removeIf(other -> !other.isAlive());
    return new Running(process, log);
  }

  /// The command for somebody with few rights, because PostgreSQL does not run as root.
  static List<String> asPostgres(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    var all = new ArrayList<>(List.of("runuser", "-u", UNPRIVILEGED, "--"));
    all.addAll(command);
    return all;
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
  }

  /// A program that runs.
  record Running(Process process, Path log) implements AutoCloseable {
    long pid() {
      return process.pid();
    }

    String output(Duration longest) throws IOException, InterruptedException {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("It takes longer than %s: %s".formatted(longest, this));
      }
      var printed = Files.readString(log);
      if (process.exitValue() != 0) {
        throw new IOException("It failed: %s%n%s".formatted(this, end(printed)));
      }
      return printed;
    }

    private static String end(String printed) {
      return printed.substring(Math.max(0, printed.length() - LONGEST_COMPLAINT));
    }

    /// Asks it to end, and insists after a while.
    @Override
    public void close() {
      process.destroy();
      process
          .onExit()
          .completeOnTimeout(process, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
          .join()
          .destroyForcibly()
          .onExit()
          .join();
    }

    @Override
    public String toString() {
      return process.info().commandLine().orElse(log.getFileName().toString());
    }
  }
}
