package dev.ava.postgres;

import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Map;
import java.util.function.UnaryOperator;

/// How R2DBC reaches a database that is named the way of JDBC.
final class R2dbcConnections {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "sslrootcert", "sslRootCert",
          "sslcert", "sslCert",
          "sslkey", "sslKey",
          "sslpassword", "sslPassword");

  /// How to keep Netty from asking for the right host where only the right authority is wanted.
  private static final Option<UnaryOperator<SslContextBuilder>> SSL_CONTEXT =
      Option.valueOf("sslContextBuilderCustomizer");

  private R2dbcConnections() {}

  /// Connections of `login`, see [DatabaseAddress#tlsMode()].
  static ConnectionFactory to(DatabaseAddress address, Login login) {
    var mode = address.tlsMode();
    return switch (mode) {
      case "prefer", "allow" ->
          new PreferTls(
              ConnectionFactories.get(options(address, login, "require")),
              ConnectionFactories.get(options(address, login, "disable")));
      default -> ConnectionFactories.get(options(address, login, mode));
    };
  }

  static ConnectionFactoryOptions options(DatabaseAddress address, Login login, String tlsMode) {
    var options =
        ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.HOST, address.host())
            .option(ConnectionFactoryOptions.PORT, address.port())
            .option(ConnectionFactoryOptions.DATABASE, address.database())
            .option(ConnectionFactoryOptions.USER, address.user(login))
            .option(ConnectionFactoryOptions.PASSWORD, login.password())
            .option(Option.valueOf("applicationName"), "ava")
            .option(Option.valueOf("tcpKeepAlive"), true)
            .option(Option.valueOf("sslMode"), tlsMode);
    PARAMETERS.forEach(
        (jdbc, r2dbc) ->
            address
                .parameter(jdbc)
                .ifPresent(value -> options.option(Option.valueOf(r2dbc), value)));
    if (!tlsMode.equals("verify-full")) {
      options.option(SSL_CONTEXT, context -> context.endpointIdentificationAlgorithm(""));
    }
    if (address.pooler() == Pooler.TRANSACTION) {
      options.option(Option.valueOf("preparedStatementCacheQueries"), 0);
    }
    return options.build();
  }
}
