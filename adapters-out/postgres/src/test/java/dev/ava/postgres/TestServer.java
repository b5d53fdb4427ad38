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
/// @param address a database of it to connect to as a superuser, with nothing in between
/// @param front the way that Ava takes to it, and the login that it is given
/// @param layout whose the API roles and the schema `auth` are
/// @param stop what ends it
record TestServer(
    DatabaseAddress address, DatabaseAddress front, Layout layout, AutoCloseable stop) {
  /// Serializes migrations of all JVMs on the server, because they change roles, which its
  /// databases share.
  private static final long MIGRATION_LOCK = 0x617661L;

  /// A plain server, with nothing in between.
  TestServer(DatabaseAddress address, AutoCloseable stop) {
    this(address, address, Layout.PLAIN, stop);
  }

  static TestServer start(String which) {
    return switch (which) {
      case "", "embedded" -> embedded();
      case "testcontainers" -> ContainerServer.start();
      case "pgbouncer" -> behindPgBouncer();
      case "supabase-layout" -> SupabaseLayout.server();
      default ->
          new TestServer(
              DatabaseAddress.parse(which, Optional.empty(), Optional.empty()), () -> {});
    };
  }

  /// Migrates without what is in front of the server.
  void migrate(TestDatabase database) {
    try (var connection = database.maintenance();
        var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MIGRATION_LOCK + ")");
      migrate(database.directUrl());
    } catch (SQLException e) {
      throw new IllegalStateException("No schema for the test.", e);
    }
  }

  /// Migrates what a URL names.
  static int migrate(String url) {
    var settings = settings(url);
    var routes = new Routes(new RemoteDatabase(settings, RouteSettings.USUAL), RouteSettings.USUAL);
    return new Migrations(routes, new Logins(routes, settings)).run();
  }

  static DatabaseSettings settings(String url) {
    return new DatabaseSettings(
        "url",
        Optional.of(url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty());
  }

  /// Migrates no further than a version, on a server on which a whole migration has made the roles.
  void migrate(TestDatabase database, int version) {
    if (layout == Layout.PLAIN) {
      flyway(database, Migrations.PLATFORM).load().migrate();
    }
    flyway(database, Migrations.CORE)
        .initSql("set role " + (layout == Layout.PLAIN ? Login.MIGRATOR : front.owner().role()))
        .target(String.valueOf(version))
        .load()
        .migrate();
  }

  private static FluentConfiguration flyway(TestDatabase database, MigrationHistory history) {
    var address = database.address();
    return Flyway.configure()
        .dataSource(address.jdbcUrl(), address.owner().role(), address.owner().password())
        .defaultSchema(history.schema())
        .createSchemas(true)
        .locations("classpath:" + history.folder())
        .table(MigrationHistory.TABLE);
  }

  private static TestServer embedded() {
    try {
      var folder = Files.createTempDirectory("ava-test");
      var database = new EmbeddedDatabase(new EmbeddedSettings(folder));
      var address = database.address();
      letInQuickly(address);
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

  /// Gives the superuser's password a verifier that takes no time to prove: tests connect thousands
  /// of times. Ava's own logins have the usual ones.
  private static void letInQuickly(DatabaseAddress address) {
    var superuser = address.owner();
    try (var connection = address.connect(superuser)) {
      Sql.execute(connection, "set scram_iterations = 1");
      Sql.execute(
          connection,
          "alter role %s password '%s'".formatted(superuser.role(), superuser.password()));
    } catch (SQLException e) {
      throw new IllegalStateException("No server for the tests.", e);
    }
  }

  private static TestServer behindPgBouncer() {
    var server = OwnServer.start();
    server.requirePasswords();
    var pooler = PgBouncer.before(server.address());
    return new TestServer(
        server.address(),
        pooler.address(),
        Layout.PLAIN,
        () -> {
          pooler.close();
          server.close();
        });
  }

  /// Whose the API roles and the schema `auth` are.
  enum Layout {
    /// Nobody's: Ava makes them.
    PLAIN,
    /// The platform's, as on Supabase; Ava's login owns nothing and is no superuser.
    SUPABASE
  }
}
