package dev.ava.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date. On a plain PostgreSQL the login that it starts from is a
/// superuser, which makes the platform and hands over to the role `ava_migrator`; on Supabase that
/// login (`postgres`) does everything itself, because the platform is there.
///
/// Safe to run on several nodes at the same time: they take turns.
@Singleton
public final class Migrations {
  /// The version of the newest migration in `db/migration`.
  static final int LATEST = 4;

  /// What PostgreSQL, PgBouncer and Supavisor say, under all kinds of states, when a password may
  /// be right and there is no connection to be had.
  private static final Pattern NO_ROOM =
      Pattern.compile(
          "too many|max clients|EMAXCONN|no more connections|login has been failing|timed? ?out"
              + "|connection attempt failed|Connection to .* refused",
          Pattern.CASE_INSENSITIVE);

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final DatabaseAddress address;
  private final DatabaseAddress requests;
  private final Logins logins;

  Migrations(Routes routes, Logins logins) {
    this.address = routes.migrations();
    this.requests = routes.requests();
    this.logins = logins;
  }

  /// Runs what has not been run.
  ///
  /// @return how many migrations were run
  /// @throws DatabaseUnusable if the database cannot be reached or refuses
  public int run() {
    try (var connection = address.connect(address.owner())) {
      connection.setAutoCommit(false);
      var onSupabase = exists(connection, "supabase_admin");
      var run = onSupabase ? 0 : platform(connection);
      run += core(connection, onSupabase ? address.owner() : logins.migrator());
      log.info("The schema is up to date, {} migrations were run", run);
      return run;
    } catch (SQLException e) {
      throw DatabaseUnusable.refused(address, e);
    } catch (FlywayException e) {
      throw new DatabaseUnusable(
          "The schema cannot be brought up to date: "
              + String.valueOf(e.getMessage())
                  .lines()
                  .map(String::strip)
                  .collect(Collectors.joining(" ")),
          e);
    }
  }

  private int platform(Connection connection) throws SQLException {
    lock(connection);
    var run = migrate(address.owner(), "ava_platform", "classpath:db/platform");
    setPassword(connection, logins.migrator(), address);
    connection.commit();
    return run;
  }

  private int core(Connection connection, Login owner) throws SQLException {
    lock(connection);
    var run = migrate(owner, "ava_migrations", "classpath:db/migration");
    setPassword(connection, logins.user(), requests);
    setPassword(connection, logins.service(), requests);
    connection.commit();
    return run;
  }

  /// Lets one node at a time go on, until the end of the transaction. Flyway's own lock covers
  /// neither the making of its schema nor the passwords.
  private static void lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('ava.migrations'))");
    }
  }

  private int migrate(Login login, String schema, String location) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(address.jdbcUrl(), address.user(login), login.password())
            .jdbcProperties(address.jdbcParameters())
            .defaultSchema(schema)
            .createSchemas(true)
            .locations(location)
            .table("schema_history")
            .validateMigrationNaming(true);
    return configuration.load().migrate().migrationsExecuted;
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
      query.setString(1, role);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// Sends the verifier and not the password, which a server may log. A right password stays as it
  /// is: every verifier is another one, even of the same password. A pooler that has kept the one
  /// before could open no more connections, and installations that share a server, and with it the
  /// logins, would get into each other's way.
  private static void setPassword(Connection connection, Login login, DatabaseAddress way)
      throws SQLException {
    if (!isRight(login, way)) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(login.role(), login.password().toCharArray(), "scram-sha-256");
    }
  }

  /// @throws SQLException if it could not be tried
  private static boolean isRight(Login login, DatabaseAddress way) throws SQLException {
    try (var connection = way.connect(login)) {
      return connection.isValid(0);
    } catch (SQLException refused) {
      if (NO_ROOM.matcher(String.valueOf(refused.getMessage())).find()) {
        throw refused;
      }
      log.debug("The password of {} is to be set", login.role(), refused);
      return false;
    }
  }
}
