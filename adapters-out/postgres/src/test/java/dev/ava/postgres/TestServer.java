package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// A server on which tests make databases.
///
/// @param address a database of it to connect to as a superuser
/// @param stop what ends it
record TestServer(DatabaseAddress address, AutoCloseable stop) {
  /// Serializes migrations of all JVMs on the server, because they change roles, which its
  /// databases share.
  private static final long MIGRATION_LOCK = 0x617661L;

  static TestServer start(String which) {
    return switch (which) {
      case "", "embedded" -> embedded();
      case "testcontainers" -> ContainerServer.start();
      default ->
          new TestServer(
              DatabaseAddress.parse(which, Optional.empty(), Optional.empty()), () -> {});
    };
  }

  void migrate(TestDatabase database) {
    try (var connection = database.maintenance();
        var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MIGRATION_LOCK + ")");
      var remote = new RemoteDatabase(database.settings());
      new Migrations(remote, new Logins(remote, database.settings())).run();
    } catch (SQLException e) {
      throw new IllegalStateException("No schema for the test.", e);
    }
  }

  /// Migrates no further than a version, on a server on which a whole migration has made the roles.
  void migrate(TestDatabase database, int version) {
    flyway(database, "ava_platform", "db/platform").load().migrate();
    flyway(database, "ava_migrations", "db/migration")
        .initSql("set role " + Login.MIGRATOR)
        .target(String.valueOf(version))
        .load()
        .migrate();
  }

  private static FluentConfiguration flyway(TestDatabase database, String schema, String folder) {
    var address = database.address();
    return Flyway.configure()
        .dataSource(address.jdbcUrl(), address.owner().role(), address.owner().password())
        .defaultSchema(schema)
        .createSchemas(true)
        .locations("classpath:" + folder)
        .table("schema_history");
  }

  private static TestServer embedded() {
    try {
      var folder = Files.createTempDirectory("ava-test");
      var database = new EmbeddedDatabase(new EmbeddedSettings(folder));
      var address = database.address();
      return new TestServer(
          new DatabaseAddress(
              address.host(), address.port(), "postgres", address.owner(), new Properties()),
          () -> {
            database.stop();
            TestFolders.delete(folder);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
