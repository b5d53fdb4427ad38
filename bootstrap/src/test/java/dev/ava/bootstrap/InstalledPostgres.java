package dev.ava.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A server of the PostgreSQL that the system has installed, with its own tools; the embedded one
/// brings none. Tests that need it are skipped where there is none.
final class InstalledPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String DATABASE = "ava";
  private static final String PASSWORD = "the-password-of-its-owner";

  private final Path programs;
  private final Path folder;
  private final int port = RunningAva.freePort();

  private InstalledPostgres(Path programs) {
    this.programs = programs;
    this.folder = folder();
    var data = folder.resolve("data").toString();
    run(
        "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile(),
        "--no-sync");
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
  }

  /// A server with an empty database for Ava.
  static InstalledPostgres startedOrSkipped() {
    var server = emptyOrSkipped();
    server.run("createdb", DATABASE);
    return server;
  }

  /// A server on which nobody has been yet.
  static InstalledPostgres emptyOrSkipped() {
    var programs = installed();
    Assumptions.assumeTrue(
        programs.isPresent(), "There is no PostgreSQL 15 or newer with pg_dump below " + VERSIONS);
    return new InstalledPostgres(programs.get());
  }

  String url() {
    return "postgresql://postgres:%s@127.0.0.1:%d/%s".formatted(PASSWORD, port, DATABASE);
  }

  /// What its tools need to reach it as its owner without being told more.
  Map<String, String> environment() {
    return Map.of(
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        String.valueOf(port),
        "PGUSER",
        "postgres",
        "PGPASSWORD",
        PASSWORD);
  }

  /// Where its tools are.
  Path programs() {
    return programs;
  }

  /// A connection to the database for Ava.
  ///
  /// @throws SQLException also if the password is wrong
  Connection connect(String login, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE), login, password);
  }

  Connection superuser() throws SQLException {
    return connect("postgres", PASSWORD);
  }

  /// Everything that the database holds, as SQL.
  String dump() {
    return run("pg_dump", "--inserts", DATABASE);
  }

  @Override
  public void close() {
    run("pg_ctl", "stop", "-m", "immediate", "-D", folder.resolve("data").toString());
    run(List.of("rm", "-rf", folder.toString()), Map.of());
  }

  private static Optional<Path> installed() {
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
        run(List.of("chown", "postgres", folder.toString()), Map.of());
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
    return run(command, environment());
  }

  private String passwordFile() {
    try {
      return Files.writeString(folder.resolve("password"), PASSWORD).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(List<String> command, Map<String, String> variables) {
    try {
      var output = Files.createTempFile("ava-output", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(variables);
      var process = builder.start();
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
