package dev.ava.postgres;

import dev.ava.domain.shared.InvalidValue;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Where the database is, and the login that migrations start from.
///
/// @param parameters the JDBC parameters of the URL, such as `sslmode`
record DatabaseAddress(String host, int port, String database, Login owner, Properties parameters) {
  private static final String SHAPE =
      "DATABASE_URL looks like postgresql://user:password@host:5432/database.";

  /// Reads `postgresql://`, `postgres://` and `jdbc:postgresql://`. What the URL names wins over
  /// `user` and `password`.
  ///
  /// @throws InvalidValue if it cannot be read; the message does not hold the URL, which may hold a
  ///     password
  static DatabaseAddress parse(String url, Optional<String> user, Optional<String> password) {
    var uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
    InvalidValue.unless(
        (scheme.equals("postgresql") || scheme.equals("postgres")) && uri.getHost() != null, SHAPE);
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    var parsed =
        Driver.parseURL(
            "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getRawPath(), query),
            new Properties());
    if (parsed == null || parsed.getProperty("PGDBNAME") == null) {
      throw new InvalidValue(SHAPE);
    }
    var owner =
        new Login(
            part(uri.getRawUserInfo(), 0)
                .or(() -> property(parsed, "user"))
                .or(() -> user)
                .orElse("postgres"),
            part(uri.getRawUserInfo(), 1)
                .or(() -> property(parsed, "password"))
                .or(() -> password)
                .orElse(""));
    var parameters = new Properties();
    parsed.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("PG") && !name.equals("user") && !name.equals("password"))
        .forEach(name -> parameters.setProperty(name, parsed.getProperty(name)));
    return new DatabaseAddress(
        uri.getHost(), port, parsed.getProperty("PGDBNAME"), owner, parameters);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /// How R2DBC reaches it as `login`.
  ConnectionFactoryOptions r2dbc(Login login) {
    var options =
        ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.HOST, host)
            .option(ConnectionFactoryOptions.PORT, port)
            .option(ConnectionFactoryOptions.DATABASE, database)
            .option(ConnectionFactoryOptions.USER, login.role())
            .option(ConnectionFactoryOptions.PASSWORD, login.password());
    parameter("sslmode").ifPresent(mode -> options.option(Option.valueOf("sslMode"), mode));
    parameter("sslrootcert").ifPresent(file -> options.option(Option.valueOf("sslRootCert"), file));
    return options.build();
  }

  private Optional<String> parameter(String name) {
    return property(parameters, name);
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidValue(SHAPE);
    }
  }

  private static Optional<String> property(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name));
  }

  private static Optional<String> part(@Nullable String userInfo, int index) {
    var parts = userInfo == null ? new String[0] : userInfo.split(":", 2);
    return index < parts.length
        ? Optional.of(URLDecoder.decode(parts[index], StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
