package dev.ava.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.net.InetAddress;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Connections to a host that is looked up by its name first, on a thread that may wait. The driver
/// would do so on an event loop and, while a name service is slow, hold up whatever else is there;
/// it finds what Java has just found, and remembers for half a minute.
record HostFirst(ConnectionFactory connections, String host) implements ConnectionFactory {
  @Override
  public Mono<Connection> create() {
    return Mono.fromCallable(() -> InetAddress.getAllByName(host))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(_ -> Mono.from(connections.create()));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return connections.getMetadata();
  }
}
