package dev.ava.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import reactor.core.publisher.Mono;

/// Encrypted connections, or plain ones from a server that knows no encryption: what
/// `sslmode=prefer` means for every other driver. This one refuses such a server.
record PreferTls(ConnectionFactory encrypted, ConnectionFactory plain)
    implements ConnectionFactory {
  private static final String NO_TLS = "08006";

  @Override
  public Mono<Connection> create() {
    return Mono.from(encrypted.create())
        .cast(Connection.class)
        .onErrorResume(PreferTls::isWithoutTls, refused -> Mono.from(plain.create()));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return encrypted.getMetadata();
  }

  private static boolean isWithoutTls(Throwable failure) {
    return failure instanceof R2dbcPermissionDeniedException refused
        && NO_TLS.equals(refused.getSqlState());
  }
}
