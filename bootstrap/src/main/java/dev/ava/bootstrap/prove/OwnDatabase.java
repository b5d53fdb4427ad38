package dev.ava.bootstrap.prove;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL that Ava brings along, in a folder of the proof's, as durable as any other, with
/// a password, on loopback.
final class OwnDatabase implements ScratchDatabase {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "listen_addresses", "127.0.0.1",
          "max_connections", "400",
          "timezone", "UTC");

  private final Path data;
  private final Path log;
  private final EmbeddedPostgres server;
  private final GivenDatabase database;

  /// Starts it.
  OwnDatabase(Path folder) throws IOException {
    this.data = folder.resolve("data");
    this.log = folder.resolve("postgres.log");
    var password = UUID.randomUUID().toString();
    var passwordFile = Files.writeString(folder.resolve("password"), password);
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setDataDirectory(data)
            .setDataDirectoryCustomizer(_ -> requirePassword(data))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setConnectConfig("password", password)
            .setPGStartupWait(LONGEST_START)
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()));
    SETTINGS.forEach(builder::setServerConfig);
    this.server = builder.start();
    this.database =
        new GivenDatabase(
            "postgresql://postgres:%s@127.0.0.1:%d/postgres?sslmode=disable"
                .formatted(password, server.getPort()));
  }

  @Override
  public String url() {
    return database.url();
  }

  @Override
  public Connection connect() throws SQLException {
    return database.connect();
  }

  @Override
  public boolean canCrash() {
    return true;
  }

  @Override
  public void crash() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            program("pg_ctl").toString(),
            "restart",
            "-D",
            data.toString(),
            "-m",
            "immediate",
            "-w",
            "-t",
            String.valueOf(LONGEST_START.toSeconds()),
            "-l",
            log.toString()));
    var restart =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    if (!restart.waitFor(LONGEST_START.toSeconds() + 1, TimeUnit.SECONDS)
        || restart.exitValue() != 0) {
      throw new IOException("PostgreSQL does not come back; see " + log + ".");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /// The program beside the server's own, which the server notes at its start.
  private Path program(String name) throws IOException {
    var options = Files.readString(data.resolve("postmaster.opts"));
    return Path.of(options.substring(0, options.indexOf(" \""))).resolveSibling(name);
  }

  private static void requirePassword(Path data) {
    try {
      Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
