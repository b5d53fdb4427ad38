package dev.ava.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// A server of the oldest version that Ava works on, PostgreSQL 15, from the programs that Debian
/// installs.
final class InstalledServer implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

  private final Path folder;
  private final int port;

  private InstalledServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAMS.resolve("initdb"));
  }

  /// Starts it. A test that needs it is skipped where it is not installed.
  ///
  /// @param settings as in `postgresql.conf`
  static InstalledServer start(Map<String, String> settings) {
    assumeTrue(
        isInstalled(),
        "SKIPPED: PostgreSQL 15 is not installed in %s (Debian: apt install postgresql-15)."
            .formatted(PROGRAMS));
    try {
      var server = new InstalledServer(Files.createTempDirectory("ava-postgres-15"), freePort());
      server.run(
          "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
      server.launch(settings);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1", port, "postgres", new Login("postgres", "any"), new Properties());
  }

  private void launch(Map<String, String> settings) throws IOException {
    var options =
        settings.entrySet().stream()
            .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
            .collect(
                Collectors.joining(" ", "-p %d -k %s -c fsync=off ".formatted(port, folder), ""));
    run("pg_ctl", "start", "-w", "-l", log().toString(), "-o", options);
  }

  private Path log() {
    return folder.resolve("log");
  }

  /// PostgreSQL refuses to run as root; in a namespace of its own it doesn't see that it is.
  private void run(String program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(List.of("-D", folder.resolve("data").toString()));
    command.addAll(List.of(arguments));
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "%s: %s %s"
                .formatted(
                    program,
                    Files.readString(output),
                    Files.exists(log()) ? Files.readString(log()) : ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "stop", "-w", "-m", "immediate");
    TestFolders.delete(folder);
  }
}
