package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.postgres.OpenTransaction.View;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Work that only reads. Each of its queries is a transaction of its own, which goes out whole,
/// from `BEGIN` to `COMMIT`, and is waited for once; in a transaction of several each would see
/// what is committed by then, too. Only repositories get one that stays open.
final class Reading implements Joinable {
  private final CallerConnections connections;
  private final Scope scope;
  private final Caller caller;
  private boolean asked;
  private @Nullable OpenTransaction joined;

  Reading(CallerConnections connections, Scope scope, Caller caller) {
    this.connections = connections;
    this.scope = scope;
    this.caller = caller;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public Mono<Connection> connection() {
    return joined().connection();
  }

  /// Nobody who gives up waiting stops it, because its connection is of use only when all is
  /// answered.
  @Override
  public <T> List<T> query(Function<Connection, Statement> query, Function<Readable, T> row) {
    asked = true;
    CompletableFuture<Connection> opened = Answers.opening();
    var answer = new CompletableFuture<List<T>>();
    var _ =
        opened.whenComplete(
            (_, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              }
            });
    Mono.usingWhen(
            connections.lend(caller),
            connection -> whole(connection, query, row, opened, answer),
            Connection::close)
        .subscribe(_ -> {}, opened::completeExceptionally);
    var rows = Answers.await(answer);
    Answers.await(opened);
    return rows;
  }

  /// Ends it.
  ///
  /// @throws dev.ava.domain.shared.port.CallerGone if the caller is not known, which nobody has
  ///     looked at if nothing was asked
  void end() {
    if (joined != null || !asked) {
      joined().leave();
    }
  }

  /// Ends it because of `failure`.
  void fail(Throwable failure) {
    if (joined != null) {
      joined.rollBack(failure);
    }
  }

  /// See [OpenTransaction#failureToOpen()].
  Optional<RuntimeException> failureToOpen() {
    return Optional.ofNullable(joined).flatMap(OpenTransaction::failureToOpen);
  }

  private OpenTransaction joined() {
    var already = joined;
    if (already != null) {
      return already;
    }
    var opening = new OpenTransaction(connections, scope, caller, View.LATEST_TO_READ);
    joined = opening;
    return opening;
  }

  /// Everything is sent when this is subscribed to, and it ends with the last answer, so that the
  /// connection is given back as it came.
  private <T> Mono<Void> whole(
      Connection connection,
      Function<Connection, Statement> query,
      Function<Readable, T> row,
      CompletableFuture<Connection> opened,
      CompletableFuture<List<T>> answer) {
    var opening =
        scope
            .open(connection, caller, View.LATEST_TO_READ.begin)
            .doOnSuccess(_ -> opened.complete(connection))
            .doOnError(opened::completeExceptionally);
    var rows =
        Flux.from(query.apply(connection).execute())
            .flatMap(result -> result.map(row))
            .collectList()
            .doOnNext(answer::complete)
            .doOnError(answer::completeExceptionally);
    return Mono.whenDelayError(opening, rows, commit(connection));
  }

  /// As a statement, because the driver would commit nothing if it has not heard yet that there is
  /// a transaction.
  private static Mono<Void> commit(Connection connection) {
    return Flux.from(connection.createStatement("commit").execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
