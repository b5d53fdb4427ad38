package dev.ava.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date. On a plain PostgreSQL the login that it starts from is a
/// superuser, which makes the platform and hands over to the role `ava_migrator`; on Supabase that
/// login (`postgres`) does everything itself, because the platform is there.
///
/// Safe to run on several nodes at the same time: Flyway holds a lock.
@Singleton
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final DatabaseAddress address;
  private final Logins logins;

  Migrations(Database database, Logins logins) {
    this.address = database.address();
    this.logins = logins;
  }

  /// Runs what has not been run.
  ///
  /// @return how many migrations were run
  /// @throws DatabaseUnusable if the database cannot be reached or refuses
  public int run() {
    try (var connection = connect(address.owner())) {
      var onSupabase = exists(connection, "supabase_admin");
      var run = onSupabase ? 0 : platform(connection);
      run +=
          migrate(
              onSupabase ? address.owner() : logins.migrator(), "ava", "classpath:db/migration");
      setPassword(connection, logins.user());
      setPassword(connection, logins.service());
      log.info("The schema is up to date, {} migrations were run", run);
      return run;
    } catch (SQLException e) {
      throw new DatabaseUnusable(
          "The database at %s:%d refused: %s"
              .formatted(address.host(), address.port(), e.getMessage()),
          e);
    }
  }

  private int platform(Connection connection) throws SQLException {
    var run = migrate(address.owner(), "ava_platform", "classpath:db/platform");
    setPassword(connection, logins.migrator());
    return run;
  }

  private int migrate(Login login, String schema, String location) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(address.jdbcUrl(), login.role(), login.password())
            .jdbcProperties(parameters())
            .defaultSchema(schema)
            .createSchemas(true)
            .locations(location)
            .table("schema_history")
            .validateMigrationNaming(true);
    return configuration.load().migrate().migrationsExecuted;
  }

  private java.util.Map<String, String> parameters() {
    var parameters = new java.util.HashMap<String, String>();
    address
        .parameters()
        .stringPropertyNames()
        .forEach(name -> parameters.put(name, address.parameters().getProperty(name)));
    return parameters;
  }

  private Connection connect(Login login) throws SQLException {
    var properties = new Properties();
    properties.putAll(address.parameters());
    properties.setProperty("user", login.role());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
      query.setString(1, role);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void setPassword(Connection connection, Login login) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "alter role %s password %s"
              .formatted(
                  statement.enquoteIdentifier(login.role(), true),
                  statement.enquoteLiteral(login.password())));
    }
  }
}
