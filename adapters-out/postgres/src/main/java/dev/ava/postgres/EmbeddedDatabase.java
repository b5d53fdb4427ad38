package dev.ava.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Requires;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// A PostgreSQL server of our own, on loopback, with nothing to install. Its data stays in
/// `AVA_DATA_DIR/postgres` between runs, and it is as durable as any other: the library starts
/// servers without fsync, which is switched on again here. Its log says what was refused and not
/// with which values.
@Singleton
@Bean(typed = Database.class)
@Requires(property = "ava.database.kind", value = "embedded")
@Requires(property = "ava.database.attach", notEquals = "true")
final class EmbeddedDatabase implements Database {
  private static final String OWNER = "postgres";
  private static final String NAME = "ava";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private static final Map<String, String> SERVER_SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "listen_addresses", "127.0.0.1",
          "max_connections", "100",
          "timezone", "UTC",
          "log_error_verbosity", "terse");

  private final EmbeddedFolder folder;
  private final EmbeddedPostgres server;
  private final DatabaseAddress address;

  EmbeddedDatabase(EmbeddedSettings settings) {
    this.folder = EmbeddedFolder.claim(settings.dataDir());
    try {
      folder.tidy();
      this.server = start(folder);
      this.address = address(server.getPort(), folder.files());
      createDatabase(server, address.owner());
      folder.finished();
    } catch (IOException | RuntimeException e) {
      throw givenUp(
          new DatabaseUnusable(
              "The embedded PostgreSQL does not start; see %s.".formatted(folder.files().log()),
              e));
    } catch (SQLException e) {
      throw givenUp(new DatabaseUnusable("The embedded PostgreSQL refused: " + e.getMessage(), e));
    }
  }

  @Override
  public DatabaseAddress address() {
    return address;
  }

  /// The address of a server of this kind.
  static DatabaseAddress address(int port, EmbeddedFiles files) {
    var owner = new Login(OWNER, files.password());
    return new DatabaseAddress("127.0.0.1", port, NAME, owner, plain());
  }

  @PreDestroy
  void stop() throws IOException {
    try {
      server.close();
    } finally {
      folder.release();
    }
  }

  private RuntimeException givenUp(RuntimeException failure) {
    try {
      folder.stopServer();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
    folder.release();
    return failure;
  }

  /// Without encryption, which would not leave the machine.
  private static Properties plain() {
    var parameters = new Properties();
    parameters.setProperty("sslmode", "disable");
    return parameters;
  }

  private static EmbeddedPostgres start(EmbeddedFolder folder) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.files().binaries().toFile())
            .setDataDirectory(folder.files().data())
            .setDataDirectoryCustomizer(data -> requirePassword(data.toPath()))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("pwfile", folder.files().passwordFile().toString())
            .setConnectConfig("password", folder.files().password())
            .setPGStartupWait(LONGEST_START)
            .setOutputRedirector(Redirect.appendTo(folder.files().log().toFile()))
            .setErrorRedirector(Redirect.appendTo(folder.files().log().toFile()));
    SERVER_SETTINGS.forEach(builder::setServerConfig);
    return builder.start();
  }

  /// The library makes a server that trusts everybody on the machine; this one asks for a password.
  private static void requirePassword(Path data) {
    try {
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createDatabase(EmbeddedPostgres server, Login owner) throws SQLException {
    try (var connection =
            server
                .getDatabase(owner.role(), "postgres", Map.of("password", owner.password()))
                .getConnection();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
    }
  }
}
