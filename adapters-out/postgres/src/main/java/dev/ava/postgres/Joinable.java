package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// What the calling thread works in.
sealed interface Joinable permits OpenTransaction, Reading {
  Caller caller();

  /// The connection for whoever joins, once it can be used. It is not theirs to close.
  Mono<Connection> connection();

  /// The rows of a query.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the database does not answer, or the thread
  ///     is interrupted meanwhile
  <T> List<T> query(Function<Connection, Statement> query, Function<Readable, T> row);
}
