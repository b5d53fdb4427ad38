package dev.ava.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/// Where repositories get their connections: there is but the one of the transaction that the
/// calling thread is in, which they can neither end nor give back.
@Singleton
@Named("default")
final class JoinedConnections implements ConnectionFactory {
  private final CurrentTransaction current;
  private final ConnectionFactoryMetadata metadata;

  JoinedConnections(CurrentTransaction current, CallerConnections connections) {
    this.current = current;
    this.metadata = connections.metadata();
  }

  @Override
  public Mono<Connection> create() {
    return Mono.defer(() -> current.get().connection()).map(JoinedConnection::new);
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return metadata;
  }
}
