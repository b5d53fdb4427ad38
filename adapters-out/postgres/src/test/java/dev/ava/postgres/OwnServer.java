package dev.ava.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// A server for one test, which may stop it and start it again at the same port.
final class OwnServer implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Map<String, String> settings;
  private EmbeddedPostgres running;

  private OwnServer(Path folder, int port, Map<String, String> settings) throws IOException {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
    this.running = launch();
  }

  static OwnServer start() {
    return start(Map.of());
  }

  /// @param settings as in `postgresql.conf`
  static OwnServer start(Map<String, String> settings) {
    try {
      return new OwnServer(Files.createTempDirectory("ava-own-server"), freePort(), settings);
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

  /// Lets nobody in any more without a password. The superuser's is the one of [#address()].
  void requirePasswords() {
    var superuser = address().owner();
    try (var connection = address().connect(superuser)) {
      Sql.execute(
          connection,
          "alter role %s password '%s'".formatted(superuser.role(), superuser.password()));
      Files.writeString(
          folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      Sql.text(connection, "select pg_reload_conf()");
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startAgain() {
    try {
      running = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres launch() throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false);
    settings.forEach(builder::setServerConfig);
    return builder.start();
  }

  @Override
  public void close() throws IOException {
    stop();
    TestFolders.delete(folder);
  }
}
