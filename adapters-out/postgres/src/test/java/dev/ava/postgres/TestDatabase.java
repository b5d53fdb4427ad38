package dev.ava.postgres;

import dev.ava.domain.shared.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// A database of one test, see [TestPostgres].
public final class TestDatabase implements AutoCloseable {
  private static final int SECONDS_TO_ANSWER = 5;

  private final DatabaseAddress address;
  private final DatabaseAddress front;
  private final DatabaseAddress maintenance;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  /// A database that Ava reaches as a superuser, with nothing in between.
  TestDatabase(DatabaseAddress server, String name) {
    this(server, server, name);
  }

  /// @param server where it is, for a superuser
  /// @param front where it is for Ava, and as whom
  TestDatabase(DatabaseAddress server, DatabaseAddress front, String name) {
    this.maintenance = server;
    this.address = named(server, name);
    this.front = named(front, name);
  }

  /// The value for `DATABASE_URL`: a `postgresql://` URL with the name and password of the login
  /// that Ava is given.
  public String url() {
    return url(front);
  }

  /// The same past whatever is between Ava and the server.
  public String directUrl() {
    return url(address.with(front.owner()));
  }

  private static DatabaseAddress named(DatabaseAddress server, String name) {
    return new DatabaseAddress(
        server.host(), server.port(), name, server.owner(), server.parameters(), server.pooler());
  }

  private static String url(DatabaseAddress address) {
    var parameters =
        address.parameters().stringPropertyNames().stream()
            .map(name -> name + "=" + encoded(address.parameters().getProperty(name)))
            .collect(Collectors.joining("&"));
    return "postgresql://%s:%s@%s:%d/%s%s"
        .formatted(
            encoded(address.owner().role()),
            encoded(address.owner().password()),
            address.host(),
            address.port(),
            address.database(),
            parameters.isEmpty() ? "" : "?" + parameters);
  }

  /// A connection that may do everything.
  public Connection superuser() throws SQLException {
    return address.connect(address.owner());
  }

  /// Runs one statement as a superuser, for what no API offers. Connections are kept for the next
  /// one.
  ///
  /// @param values for the question marks
  /// @return the first column of every row
  public List<String> sql(String statement, Object... values) throws SQLException {
    var connection = idleOrNew();
    try (var prepared = Sql.prepare(connection, statement, values)) {
      return prepared.execute() ? firstColumn(prepared) : List.of();
    } finally {
      idle.add(connection);
    }
  }

  private Connection idleOrNew() throws SQLException {
    for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
      if (kept.isValid(SECONDS_TO_ANSWER)) {
        return kept;
      }
      kept.close();
    }
    return superuser();
  }

  private static List<String> firstColumn(PreparedStatement executed) throws SQLException {
    var found = new ArrayList<String>();
    try (var rows = executed.getResultSet()) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    return found;
  }

  /// A connection on which every statement is this user's: of the login for user requests, with the
  /// scope that each of Ava's transactions begins with, here for as long as the connection lives.
  public Connection asAuthenticated(UserId user) throws SQLException {
    return scoped(
        userLogin(),
        "authenticated",
        "{\"sub\":\"%s\",\"role\":\"authenticated\"}".formatted(user.value()));
  }

  /// A connection of the login for user requests, which has taken on no role.
  Connection asUserLogin() throws SQLException {
    return address.connect(userLogin());
  }

  /// A connection of the login for services, which has taken on no role.
  Connection asServiceLogin() throws SQLException {
    return address.connect(serviceLogin());
  }

  Connection scoped(Login login, String role, String claims) throws SQLException {
    var connection = address.connect(login);
    try (var scope =
        connection.prepareStatement(
            "select set_config('role', ?, false), set_config('request.jwt.claims', ?, false)")) {
      scope.setString(1, role);
      scope.setString(2, claims);
      scope.execute();
    }
    return connection;
  }

  Login userLogin() {
    return Login.derived(Login.USER, front.owner());
  }

  Login serviceLogin() {
    return Login.derived(Login.SERVICE, front.owner());
  }

  DatabaseAddress address() {
    return address;
  }

  /// Where its server is, for a superuser.
  DatabaseAddress server() {
    return maintenance;
  }

  String name() {
    return address.database();
  }

  /// A superuser's connection to another database of the server.
  Connection maintenance() throws SQLException {
    return maintenance.connect(maintenance.owner());
  }

  /// Drops the database with all connections to it.
  @Override
  public void close() throws SQLException {
    for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.close();
    }
    try (var connection = maintenance();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name() + " with (force)");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
