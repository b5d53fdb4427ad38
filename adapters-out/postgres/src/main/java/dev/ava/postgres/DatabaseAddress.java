package dev.ava.postgres;

import dev.ava.domain.shared.InvalidValue;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/// Where the database is, and the login that migrations start from.
///
/// @param host a name or an address, IPv6 without brackets
/// @param parameters the JDBC parameters of the URL, such as `sslmode`
/// @param pooler what the connections go through
record DatabaseAddress(
    String host, int port, String database, Login owner, Properties parameters, Pooler pooler) {
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

  /// The address with the pooler that host, port and parameters tell of.
  DatabaseAddress(String host, int port, String database, Login owner, Properties parameters) {
    this(host, port, database, owner, parameters, Pooler.at(host, port, parameters));
  }

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
    properties.putAll(jdbcParameters());
    properties.setProperty("user", user(login));
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /// What JDBC is to be told besides URL and login.
  Map<String, String> jdbcParameters() {
    var told = new HashMap<String, String>();
    parameters.stringPropertyNames().forEach(name -> told.put(name, parameters.getProperty(name)));
    if (pooler == Pooler.TRANSACTION) {
      told.put("prepareThreshold", "0");
    }
    if (isOnSupabase()) {
      told.putIfAbsent("sslmode", "require");
    }
    if (told.getOrDefault("sslmode", "").startsWith("verify") && !told.containsKey("sslrootcert")) {
      told.putIfAbsent("sslfactory", DefaultJavaSSLFactory.class.getName());
    }
    return told;
  }

  /// What a login is called here: Supabase's pooler wants the project after the name of every role,
  /// as in `postgres.abcdefgh`.
  String user(Login login) {
    var dot = owner.role().indexOf('.');
    return pooler == Pooler.NONE || dot < 0 || login.role().contains(".")
        ? login.role()
        : login.role() + owner.role().substring(dot);
  }

  /// How the connection is encrypted: as the URL says; otherwise always on Supabase, never on this
  /// machine, and elsewhere if the server can.
  String tlsMode() {
    return parameter("sslmode")
        .orElseGet(() -> isOnSupabase() ? "require" : isThisMachine() ? "disable" : "prefer");
  }

  /// The same with the certificate of its server checked: signed by an authority in a PEM file, and
  /// for this host unless the URL asks for less.
  DatabaseAddress trusting(String caFile) {
    var more = new Properties();
    more.putAll(parameters);
    more.putIfAbsent("sslmode", "verify-full");
    more.setProperty("sslrootcert", caFile);
    return new DatabaseAddress(host, port, database, owner, more, pooler);
  }

  DatabaseAddress with(Pooler another) {
    return new DatabaseAddress(host, port, database, owner, parameters, another);
  }

  DatabaseAddress with(Login another) {
    return new DatabaseAddress(host, port, database, another, parameters, pooler);
  }

  /// Where the same database gives whole sessions: on Supabase beside the transactions, elsewhere
  /// nobody knows, and it is this very address.
  DatabaseAddress forSessions() {
    if (pooler != Pooler.TRANSACTION || !isOnSupabase()) {
      return this;
    }
    var less = new Properties();
    less.putAll(parameters);
    less.remove("prepareThreshold");
    less.remove("pgbouncer");
    return new DatabaseAddress(host, STANDARD_PORT, database, owner, less);
  }

  /// Host, port and database.
  String place() {
    return "%s:%d/%s".formatted(host, port, database);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[%s]".formatted(place());
  }

  private boolean isOnSupabase() {
    return host.endsWith(".supabase.co") || host.endsWith(".supabase.com");
  }

  private boolean isThisMachine() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
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
