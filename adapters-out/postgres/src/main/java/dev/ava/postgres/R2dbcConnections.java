package dev.ava.postgres;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import javax.net.ssl.HostnameVerifier;
import org.postgresql.ssl.PGjdbcHostnameVerifier;
import reactor.netty.resources.LoopResources;

/// How R2DBC reaches a database that is named the way of JDBC.
@Singleton
final class R2dbcConnections {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "sslrootcert", "sslRootCert",
          "sslcert", "sslCert",
          "sslkey", "sslKey",
          "sslpassword", "sslPassword");

  /// For keeping Netty from asking for the host: it would do so in every mode, and knows none that
  /// is an address.
  private static final Option<UnaryOperator<SslContextBuilder>> TLS_CONTEXT =
      Option.valueOf("sslContextBuilderCustomizer");

  /// For asking for the host that the URL names, as JDBC does, with `verify-full` alone. The
  /// driver's own verifier is told what the name service makes of the address.
  private static final Option<HostnameVerifier> HOST_VERIFIER =
      Option.valueOf("sslHostnameVerifier");

  private static final Option<LoopResources> LOOPS = Option.valueOf("loopResources");

  private final List<LoopResources> loops;
  private final AtomicInteger turns = new AtomicInteger();

  /// @param loops that connections run on
  R2dbcConnections(EventLoopGroup loops) {
    this.loops =
        StreamSupport.stream(loops.spliterator(), false)
            .<LoopResources>map(loop -> new OneSendLoop((EventLoop) loop))
            .toList();
  }

  /// Connections of `login`, see [DatabaseAddress#tlsMode()].
  ConnectionFactory to(DatabaseAddress address, Login login) {
    var onLoops = loops.stream().map(loop -> onLoop(address, login, loop)).toList();
    return new HostFirst(new LoopByLoop(onLoops, turns::getAndIncrement), address.host());
  }

  private ConnectionFactory onLoop(DatabaseAddress address, Login login, LoopResources loop) {
    return switch (address.tlsMode()) {
      case "prefer", "allow" ->
          new PreferTls(
              connections(address, login, "require", loop),
              connections(address, login, "disable", loop));
      default -> connections(address, login, address.tlsMode(), loop);
    };
  }

  private ConnectionFactory connections(
      DatabaseAddress address, Login login, String tlsMode, LoopResources loop) {
    return ConnectionFactories.get(
        options(address, login, tlsMode).mutate().option(LOOPS, loop).build());
  }

  ConnectionFactoryOptions options(DatabaseAddress address, Login login, String tlsMode) {
    var options =
        ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.HOST, address.host())
            .option(ConnectionFactoryOptions.PORT, address.port())
            .option(ConnectionFactoryOptions.DATABASE, address.database())
            .option(ConnectionFactoryOptions.USER, address.user(login))
            .option(ConnectionFactoryOptions.PASSWORD, login.password())
            .option(Option.valueOf("applicationName"), "ava")
            .option(Option.valueOf("forceBinary"), true)
            .option(Option.valueOf("tcpKeepAlive"), true)
            .option(Option.valueOf("sslMode"), tlsMode)
            .option(TLS_CONTEXT, context -> context.endpointIdentificationAlgorithm(""))
            .option(
                HOST_VERIFIER,
                (_, session) -> PGjdbcHostnameVerifier.INSTANCE.verify(address.host(), session));
    PARAMETERS.forEach(
        (jdbc, r2dbc) ->
            address
                .parameter(jdbc)
                .ifPresent(value -> options.option(Option.valueOf(r2dbc), value)));
    if (address.pooler() == Pooler.TRANSACTION) {
      options.option(Option.valueOf("preparedStatementCacheQueries"), 0);
    }
    return options.build();
  }
}
