package dev.ava.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Mono;

/// Makes the two pools of connections, once the schema is up to date.
@Factory
final class ConnectionsFactory {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

  private final R2dbcConnections connections;

  ConnectionsFactory(R2dbcConnections connections) {
    this.connections = connections;
  }

  @Singleton
  @Bean(preDestroy = "close")
  CallerConnections connections(
      Routes routes, Logins logins, Migrations migrations, DatabaseSettings settings) {
    if (settings.migrateOnStart()) {
      migrations.run();
    }
    var address = routes.requests();
    return new CallerConnections(
        pool(
            address,
            logins.user(),
            settings.userConnections().orElseGet(address.pooler()::userConnections)),
        pool(
            address,
            logins.service(),
            settings.serviceConnections().orElseGet(address.pooler()::serviceConnections)));
  }

  private ConnectionPool pool(DatabaseAddress address, Login login, int most) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections.to(address, login))
            .name(login.role())
            .initialSize(0)
            .maxSize(most)
            .maxAcquireTime(LONGEST_WAIT)
            .acquireRetry(0)
            .customizer(
                pool ->
                    pool.evictionPredicate(
                        (connection, use) ->
                            !isOpen(connection) || use.idleTime() >= LONGEST_IDLE.toMillis()))
            .build());
  }

  /// Whether the connection is open as far as this side knows, so that after an outage of the
  /// database none of the dead ones is lent.
  private static boolean isOpen(Connection connection) {
    return Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture().getNow(false);
  }
}
