package dev.ava.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// PgBouncer in transaction mode, in a process of its own, in front of a server: the pooler that
/// Supabase's own is modelled on. It asks the server for the passwords, as Supabase's does.
final class PgBouncer implements AutoCloseable {
  private static final String PROGRAM = "pgbouncer";

  private final Path folder;
  private final Process process;
  private final DatabaseAddress address;

  private PgBouncer(Path folder, Process process, DatabaseAddress address) {
    this.folder = folder;
    this.process = process;
    this.address = address;
  }

  /// Starts it. A test that needs it is skipped where there is none.
  static PgBouncer before(DatabaseAddress server) {
    var program = program();
    assumeTrue(
        program.isPresent(),
        "SKIPPED: PgBouncer is not installed (Debian: apt install pgbouncer).");
    try {
      var port = freePort();
      var folder = Files.createTempDirectory("ava-pgbouncer");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.writeString(
          folder.resolve("users"),
          "\"%s\" \"%s\"\n".formatted(server.owner().role(), server.owner().password()));
      var settings = Files.writeString(folder.resolve("ini"), settings(server, port, folder));
      var command = new ArrayList<>(List.of(program.get().toString(), settings.toString()));
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("-u", "nobody"));
      }
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(folder.resolve("log").toFile()))
              .start();
      var parameters = new Properties();
      parameters.setProperty("prepareThreshold", "0");
      parameters.setProperty("sslmode", "disable");
      var pooler =
          new PgBouncer(
              folder,
              process,
              new DatabaseAddress(
                  "127.0.0.1", port, server.database(), server.owner(), parameters));
      Eventually.holds("PgBouncer answers", () -> pooler.answersOrIsOver());
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "PgBouncer does not start: " + Files.readString(folder.resolve("log")));
      }
      return pooler;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// The way through it, with a URL that says that it is in transaction mode.
  DatabaseAddress address() {
    return address;
  }

  private static String settings(DatabaseAddress server, int port, Path folder) {
    return """
        [databases]
        * = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        pool_mode = transaction
        default_pool_size = 15
        max_client_conn = 1000
        server_idle_timeout = 5
        auth_type = scram-sha-256
        auth_file = %s
        auth_user = %s
        ignore_startup_parameters = extra_float_digits
        """
        .formatted(
            server.host(), server.port(), port, folder.resolve("users"), server.owner().role());
  }

  private static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
        .map(place -> Path.of(place, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private boolean answersOrIsOver() {
    try (var socket = new Socket(address.host(), address.port())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return !process.isAlive();
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    TestFolders.delete(folder);
  }
}
