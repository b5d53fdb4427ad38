package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks at the connections of the product from within.
final class Inside {
  private static final String STATE =
      """
      select concat_ws(' ', pg_backend_pid(), current_user, current_setting('role'),
        nullif(current_setting('request.jwt.claims', true), ''))
      """;

  private Inside() {}

  /// The first column of what a query gives on the connection of the transaction that this thread
  /// is in.
  static List<String> query(PostgresStore store, String sql) {
    return Mono.from(store.bean(JoinedConnections.class).create())
        .flatMapMany(connection -> texts(connection, sql))
        .collectList()
        .blockOptional()
        .orElseThrow();
  }

  /// Process id of the server, user, role and claims of the transaction that this thread is in.
  static String state(PostgresStore store) {
    return query(store, STATE).getFirst();
  }

  /// The same of the connection that the pool would lend next, outside any transaction.
  static String pooledState(PostgresStore store, Caller caller) {
    return pooled(store, caller, STATE);
  }

  /// What a query gives on the connection that the pool would lend next, outside any transaction.
  static String pooled(PostgresStore store, Caller caller, String sql) {
    return Objects.requireNonNull(
        Mono.usingWhen(
                store.bean(CallerConnections.class).lend(caller),
                connection -> texts(connection, sql).single(),
                Connection::close)
            .block());
  }

  private static Flux<String> texts(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .flatMap(result -> result.map((row, columns) -> String.valueOf(row.get(0, String.class))));
  }
}
