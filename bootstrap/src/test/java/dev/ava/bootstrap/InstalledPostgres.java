package dev.ava.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A server of the PostgreSQL that the system has installed, with its own tools; the embedded one
/// brings none. Tests that need it are skipped where there is none.
final class InstalledPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String DATABASE = "ava";

  private final Path programs;
  private final Path folder;
  private final int port = RunningAva.freePort();

  private InstalledPostgres(Path programs) {
    this.programs = programs;
    this.folder = folder();
    var data = folder.resolve("data").toString();
    run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync");
    run(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        data,
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, folder));
    run("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres", DATABASE);
  }

  static InstalledPostgres startedOrSkipped() {
    var programs = programs();
    Assumptions.assumeTrue(
        programs.isPresent(), "There is no PostgreSQL 15 or newer with pg_dump below " + VERSIONS);
    return new InstalledPostgres(programs.get());
  }

  String url() {
    return "postgresql://postgres:any@127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  /// Everything that the database holds, as SQL.
  String dump() {
    return run(
        "pg_dump",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(port),
        "-U",
        "postgres",
        "--inserts",
        DATABASE);
  }

  @Override
  public void close() {
    run("pg_ctl", "stop", "-m", "immediate", "-D", folder.resolve("data").toString());
    run(List.of("rm", "-rf", folder.toString()));
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Integer.parseInt(version.getFileName().toString()) >= 15)
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// PostgreSQL does not run as root.
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static Path folder() {
    try {
      var folder = Files.createTempDirectory("ava-installed");
      if (isRoot()) {
        run(List.of("chown", "postgres", folder.toString()));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) {
    try {
      var output = Files.createTempFile("ava-output", ".txt");
      var process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + ": " + Files.readString(output));
      }
      var printed = Files.readString(output);
      Files.delete(output);
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
