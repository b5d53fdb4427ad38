package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/// Lends connections by who asks: a user gets one whose login cannot become `service_role`. Without
/// a caller there is none.
final class CallerConnections implements ConnectionFactory, AutoCloseable {
  private final ConnectionPool users;
  private final ConnectionPool services;

  CallerConnections(ConnectionPool users, ConnectionPool services) {
    this.users = users;
    this.services = services;
  }

  @Override
  public Mono<Connection> create() {
    return Mono.deferContextual(
        context ->
            switch (context.<Caller>getOrEmpty(Caller.class).orElse(null)) {
              case null -> Mono.error(new MissingTransaction());
              case Caller.User user -> users.create();
              case Caller.Service service -> services.create();
            });
  }

  /// How many connections there are for users, and what they do.
  PoolMetrics users() {
    return users.getMetrics().orElseThrow();
  }

  /// How many connections there are for services, and what they do.
  PoolMetrics services() {
    return services.getMetrics().orElseThrow();
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return services.getMetadata();
  }

  @Override
  public void close() {
    users.disposeLater().and(services.disposeLater()).block();
  }
}
