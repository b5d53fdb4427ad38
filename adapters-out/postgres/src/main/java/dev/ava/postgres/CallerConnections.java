package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/// Lends connections by who asks: a user gets one whose login cannot become `service_role`.
final class CallerConnections implements AutoCloseable {
  private final ConnectionPool users;
  private final ConnectionPool services;

  CallerConnections(ConnectionPool users, ConnectionPool services) {
    this.users = users;
    this.services = services;
  }

  /// A connection that closing gives back.
  Mono<Connection> lend(Caller caller) {
    return switch (caller) {
      case Caller.User user -> users.create();
      case Caller.Service service -> services.create();
    };
  }

  /// How many connections there are for users, and what they do.
  PoolMetrics users() {
    return users.getMetrics().orElseThrow();
  }

  /// How many connections there are for services, and what they do.
  PoolMetrics services() {
    return services.getMetrics().orElseThrow();
  }

  ConnectionFactoryMetadata metadata() {
    return services.getMetadata();
  }

  @Override
  public void close() {
    users.disposeLater().and(services.disposeLater()).block();
  }
}
