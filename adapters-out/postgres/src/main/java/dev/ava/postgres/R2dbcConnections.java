package dev.ava.postgres;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Map;

/// How R2DBC reaches a database that is named the way of JDBC.
final class R2dbcConnections {
  /// The port of Supabase's pooler in transaction mode, which knows no named statements.
  private static final int TRANSACTION_POOLER_PORT = 6543;

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "sslrootcert", "sslRootCert",
          "sslcert", "sslCert",
          "sslkey", "sslKey",
          "sslpassword", "sslPassword");

  private R2dbcConnections() {}

  /// Connections of `login`. Without `sslmode` they are encrypted if the server can do that, except
  /// on this machine.
  static ConnectionFactory to(DatabaseAddress address, Login login) {
    var mode =
        address.parameter("sslmode").orElse(isThisMachine(address.host()) ? "disable" : "prefer");
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
            .option(ConnectionFactoryOptions.USER, login.role() + tenant(address.owner()))
            .option(ConnectionFactoryOptions.PASSWORD, login.password())
            .option(Option.valueOf("applicationName"), "ava")
            .option(Option.valueOf("tcpKeepAlive"), true)
            .option(Option.valueOf("sslMode"), tlsMode);
    PARAMETERS.forEach(
        (jdbc, r2dbc) ->
            address
                .parameter(jdbc)
                .ifPresent(value -> options.option(Option.valueOf(r2dbc), value)));
    if (knowsNoNamedStatements(address)) {
      options.option(Option.valueOf("preparedStatementCacheQueries"), 0);
    }
    return options.build();
  }

  /// What Supabase's pooler wants after the name of every role: the project, as in
  /// `postgres.abcdefgh`.
  private static String tenant(Login owner) {
    var dot = owner.role().indexOf('.');
    return dot < 0 ? "" : owner.role().substring(dot);
  }

  private static boolean knowsNoNamedStatements(DatabaseAddress address) {
    return address.port() == TRANSACTION_POOLER_PORT
        || address.parameter("prepareThreshold").filter("0"::equals).isPresent();
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
