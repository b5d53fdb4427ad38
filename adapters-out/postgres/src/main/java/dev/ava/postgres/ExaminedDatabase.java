package dev.ava.postgres;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Connects to the database as Ava does, but with little patience and to read only. Finds the
/// database when it is first asked for it, so that one that is not there stops nothing else.
@Singleton
final class ExaminedDatabase {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final String PATIENCE =
      "select set_config('statement_timeout', '3s', true), set_config('lock_timeout', '1s', true)";

  private final BeanProvider<Database> database;
  private final BeanProvider<Logins> logins;

  ExaminedDatabase(BeanProvider<Database> database, BeanProvider<Logins> logins) {
    this.database = database;
    this.logins = logins;
  }

  /// @throws DatabaseUnusable if there is none
  DatabaseAddress address() {
    return database.get().address();
  }

  Login user() {
    return logins.get().user();
  }

  Login service() {
    return logins.get().service();
  }

  /// A connection in a transaction that reads only.
  Connection connect(Login login, Duration limit) throws SQLException {
    var address = address();
    var connection = DriverManager.getConnection(address.jdbcUrl(), properties(address, login, limit));
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    try (var patience = connection.createStatement()) {
      patience.execute(PATIENCE);
    }
    return connection;
  }

  private static Properties properties(DatabaseAddress address, Login login, Duration limit) {
    var properties = new Properties();
    properties.putAll(address.parameters());
    properties.setProperty("user", login.role() + tenant(address.owner()));
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "ava doctor");
    properties.setProperty("prepareThreshold", "0");
    var seconds = String.valueOf(Math.max(1, limit.toSeconds()));
    properties.setProperty(
        "connectTimeout", String.valueOf(Math.min(LONGEST_CONNECT.toSeconds(), limit.toSeconds())));
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    return properties;
  }

  /// What Supabase's pooler wants after the name of every role, as in `postgres.abcdefgh`.
  private static String tenant(Login owner) {
    var dot = owner.role().indexOf('.');
    return dot < 0 ? "" : owner.role().substring(dot);
  }
}
