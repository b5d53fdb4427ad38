package dev.ava.postgres;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// Connects to the database as Ava does, but with little patience and to read only. An embedded
/// server that does not run is started with this bean, before anybody's time is counted; if there
/// is none, that is said to who asks, and stops nothing else.
@Singleton
final class ExaminedDatabase {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final String SCOPE =
      """
      select set_config('statement_timeout', '3s', true), set_config('lock_timeout', '1s', true),
        set_config('role', 'service_role', true)
      """;

  private Optional<Known> known = Optional.empty();
  private Optional<DatabaseUnusable> fault = Optional.empty();

  ExaminedDatabase(BeanProvider<Database> database, BeanProvider<Logins> logins) {
    try {
      known = Optional.of(new Known(database.get().address(), logins.get()));
    } catch (RuntimeException failure) {
      fault = Optional.of(unusable(failure));
    }
  }

  /// @throws DatabaseUnusable if there is none
  DatabaseAddress address() {
    return known().address();
  }

  Login user() {
    return known().logins().user();
  }

  Login service() {
    return known().logins().service();
  }

  private Known known() {
    return known.orElseThrow(fault::orElseThrow);
  }

  /// A connection that reads only.
  Connection connect(Login login, Duration limit) throws SQLException {
    var connection =
        DriverManager.getConnection(address().jdbcUrl(), properties(address(), login, limit));
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return connection;
  }

  /// Begins a transaction in which Ava's own rights hold and nothing is waited for long.
  static void begin(Connection connection) throws SQLException {
    try (var scope = connection.createStatement()) {
      scope.execute(SCOPE);
    }
  }

  private static DatabaseUnusable unusable(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(DatabaseUnusable.class::isInstance)
        .map(DatabaseUnusable.class::cast)
        .findFirst()
        .orElseThrow(() -> failure);
  }

  private static Properties properties(DatabaseAddress address, Login login, Duration limit) {
    var properties = new Properties();
    properties.putAll(address.jdbcParameters());
    properties.setProperty("user", address.user(login));
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "ava doctor");
    properties.setProperty("prepareThreshold", "0");
    var seconds = Math.max(1, limit.toSeconds());
    properties.setProperty(
        "connectTimeout", String.valueOf(Math.min(LONGEST_CONNECT.toSeconds(), seconds)));
    properties.setProperty("loginTimeout", String.valueOf(seconds));
    properties.setProperty("socketTimeout", String.valueOf(seconds));
    return properties;
  }

  /// Where it is and how to get in.
  private record Known(DatabaseAddress address, Logins logins) {}
}
