package dev.ava.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// A server for one test, which may stop it and start it again at the same port.
final class OwnServer implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedPostgres running;

  private OwnServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.running = launch();
  }

  static OwnServer start() {
    try {
      return new OwnServer(Files.createTempDirectory("ava-own-server"), freePort());
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
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .start();
  }

  @Override
  public void close() throws IOException {
    stop();
    TestFolders.delete(folder);
  }
}
