package dev.ava.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
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
  static final int LATEST = 5;

  /// Roles, and what else is Supabase's there.
  static final MigrationHistory PLATFORM = new MigrationHistory("ava_platform", "db/platform", 1);

  static final MigrationHistory CORE =
      new MigrationHistory("ava_migrations", "db/migration", LATEST);

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
    var wasThere = exists(connection, Login.MIGRATOR);
    var run = migrate(connection, PLATFORM, address.owner());
    setPassword(connection, logins.migrator(), address, wasThere);
    connection.commit();
    return run;
  }

  private int core(Connection connection, Login owner) throws SQLException {
    lock(connection);
    var wereThere = exists(connection, Login.USER) && exists(connection, Login.SERVICE);
    var run = migrate(connection, CORE, owner);
    setPassword(connection, logins.user(), requests, wereThere);
    setPassword(connection, logins.service(), requests, wereThere);
    connection.commit();
    return run;
  }

  private static void setPassword(
      Connection connection, Login login, DatabaseAddress way, boolean wasThere)
      throws SQLException {
    if (wasThere) {
      Passwords.renew(connection, login, way);
    } else {
      Passwords.set(connection, login);
    }
  }

  /// Lets one node at a time go on, until the end of the transaction. Flyway's own lock covers
  /// neither the making of its schema nor the passwords.
  private static void lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('ava.migrations'))");
    }
  }

  private int migrate(Connection connection, MigrationHistory history, Login login)
      throws SQLException {
    return history.isComplete(connection) ? 0 : flyway(history, login).migrate().migrationsExecuted;
  }

  private Flyway flyway(MigrationHistory history, Login login) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(address.jdbcUrl(), address.user(login), login.password())
            .jdbcProperties(address.jdbcParameters())
            .defaultSchema(history.schema())
            .createSchemas(true)
            .locations("classpath:" + history.folder())
            .table(MigrationHistory.TABLE)
            .validateMigrationNaming(true);
    return configuration.load();
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
      query.setString(1, role);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
