package dev.ava.postgres;

import dev.ava.domain.shared.InvalidValue;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/// Where the database is, and the login that migrations start from.
///
/// @param host a name or an address, IPv6 without brackets
/// @param parameters the JDBC parameters of the URL, such as `sslmode`
record DatabaseAddress(String host, int port, String database, Login owner, Properties parameters) {
  private static final String SHAPE =
      "DATABASE_URL looks like postgresql://user:password@host:5432/database, with"
          + " percent-encoding for special characters.";
  private static final Pattern URL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://"
              + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
              + "(?:\\[(?<ipv6>[0-9A-Fa-f:.]+)]|(?<host>[^:@/?#,\\[\\]\\s]+))(?::(?<port>[0-9]{1,5}))?"
              + "/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?");

  private static final int STANDARD_PORT = 5432;
  private static final int HIGHEST_PORT = 65_535;

  /// Reads `postgresql://`, `postgres://` and `jdbc:postgresql://`. What the URL names wins over
  /// `user` and `password`.
  ///
  /// @throws InvalidValue if it cannot be read; the message does not hold the URL, which may hold a
  ///     password
  static DatabaseAddress parse(String url, Optional<String> user, Optional<String> password) {
    var parts = URL.matcher(url);
    InvalidValue.unless(parts.matches(), SHAPE);
    var port = part(parts, "port").map(Integer::parseInt).orElse(STANDARD_PORT);
    InvalidValue.unless(port > 0 && port <= HIGHEST_PORT, SHAPE);
    var parsed = properties(part(parts, "query").orElse(""));
    var owner =
        new Login(
            decoded(parts, "user")
                .or(() -> property(parsed, "user"))
                .or(() -> user)
                .orElse("postgres"),
            decoded(parts, "password")
                .or(() -> property(parsed, "password"))
                .or(() -> password)
                .orElse(""));
    var parameters = new Properties();
    parsed.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("PG") && !name.equals("user") && !name.equals("password"))
        .forEach(name -> parameters.setProperty(name, parsed.getProperty(name)));
    var host = part(parts, "host").or(() -> part(parts, "ipv6")).orElseThrow();
    return new DatabaseAddress(
        host, port, decoded(parts, "database").orElseThrow(), owner, parameters);
  }

  /// The address for JDBC, without login and parameters.
  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(
            host.contains(":") ? "[" + host + "]" : host,
            port,
            URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  /// A new connection of `login` with JDBC.
  Connection connect(Login login) throws SQLException {
    var properties = new Properties();
    properties.putAll(parameters);
    properties.setProperty("user", login.role());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[%s:%d/%s]".formatted(host, port, database);
  }

  private static Properties properties(String query) {
    var parsed = Driver.parseURL("jdbc:postgresql://host/database?" + query, new Properties());
    if (parsed == null) {
      throw new InvalidValue(SHAPE);
    }
    return parsed;
  }

  /// The value of a JDBC parameter.
  Optional<String> parameter(String name) {
    return property(parameters, name);
  }

  private static Optional<String> property(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name));
  }

  private static Optional<String> part(Matcher parts, String name) {
    return Optional.ofNullable(parts.group(name));
  }

  private static Optional<String> decoded(Matcher parts, String name) {
    try {
      return part(parts, name)
          .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidValue(SHAPE);
    }
  }
}
