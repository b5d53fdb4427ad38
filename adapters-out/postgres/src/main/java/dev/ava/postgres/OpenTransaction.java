package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A transaction that is opened on the event loop and stays open until the calling thread tells how
/// it ends. Everything that opens it goes out at once, and nobody has to wait for it: what follows
/// on the connection is answered after it, and refused by the database if it has failed.
final class OpenTransaction {
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);
  private static final Duration LONGEST_ENDING = Duration.ofSeconds(30);

  private static final PostgresTransactionDefinition READ_ONLY =
      PostgresTransactionDefinition.mutability(false);

  private final Caller caller;
  private final CompletableFuture<Connection> onItsWay = new CompletableFuture<>();
  private final CompletableFuture<Connection> opened =
      new CompletableFuture<Connection>()
          .orTimeout(LONGEST_OPENING.toMillis(), TimeUnit.MILLISECONDS);
  private final Sinks.One<Boolean> commit = Sinks.one();
  private final CompletableFuture<Void> ended;

  OpenTransaction(CallerConnections connections, Scope scope, Caller caller, View view) {
    this.caller = caller;
    this.ended =
        Mono.usingWhen(
                connections.lend(caller),
                connection ->
                    open(connection, scope, view)
                        .then(Mono.defer(() -> tellAndWait(connection)))
                        .flatMap(commits -> end(connection, commits)),
                Connection::close)
            .doOnError(this::fail)
            .toFuture();
  }

  Caller caller() {
    return caller;
  }

  /// Waits until the transaction is open.
  ///
  /// @throws Unavailable if it cannot be opened within 10 s, or the thread is interrupted meanwhile
  void awaitOpen() {
    await(opened);
  }

  /// Its connection, once it is open.
  Mono<Connection> connection() {
    return Mono.fromFuture(opened, true);
  }

  /// The rows of a query, which goes out right behind what opens the transaction.
  ///
  /// @throws Unavailable as [#awaitOpen()]
  <T> List<T> query(Function<Connection, Statement> query, Function<Readable, T> row) {
    var rows = new CompletableFuture<List<T>>();
    var running =
        Mono.fromFuture(onItsWay, true)
            .flatMapMany(connection -> query.apply(connection).execute())
            .flatMap(result -> result.map(row))
            .collectList()
            .subscribe(rows::complete, rows::completeExceptionally);
    var _ =
        opened.whenComplete(
            (_, failure) -> {
              if (failure != null) {
                rows.completeExceptionally(failure);
              }
            });
    try {
      return await(rows);
    } finally {
      running.dispose();
    }
  }

  /// What kept the transaction from opening, if something has. Whatever else has gone wrong then
  /// follows from that.
  Optional<RuntimeException> failureToOpen() {
    return opened.isCompletedExceptionally()
        ? Optional.of(translated(opened.exceptionNow()))
        : Optional.empty();
  }

  /// Commits, and waits for it even if the thread is interrupted: who gave up here would not know
  /// what is stored.
  ///
  /// @throws Unavailable if the database did not commit, or was silent for 30 s
  void commit() {
    awaitOpen();
    commit.tryEmitValue(true);
    try {
      ended.copy().orTimeout(LONGEST_ENDING.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw SqlFailures.translated(e) instanceof OutPortException known
          ? known
          : new Unavailable("The database did not commit.", e);
    }
  }

  /// Ends a transaction that has only read. What it has read does not depend on how that goes, so
  /// nobody waits for it.
  void leave() {
    awaitOpen();
    commit.tryEmitValue(true);
  }

  /// Rolls back because of `failure`, also if the transaction opens only later. An interrupted
  /// thread does not wait for it, and nobody waits longer than 30 s.
  void rollBack(Throwable failure) {
    commit.tryEmitValue(false);
    if (opened.isCompletedExceptionally()) {
      return;
    }
    try {
      ended.get(LONGEST_ENDING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      failure.addSuppressed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
    }
  }

  /// Sends what opens it, and tells so.
  private Mono<Void> open(Connection connection, Scope scope, View view) {
    return Mono.when(
        Mono.from(begin(connection, view)),
        scope.open(connection, caller),
        Mono.fromRunnable(() -> onItsWay.complete(connection)));
  }

  private static Publisher<Void> begin(Connection connection, View view) {
    return switch (view) {
      case LATEST -> connection.beginTransaction();
      case LATEST_TO_READ -> connection.beginTransaction(READ_ONLY);
      case ONE_MOMENT ->
          connection.beginTransaction(READ_ONLY.isolationLevel(IsolationLevel.REPEATABLE_READ));
    };
  }

  private Mono<Boolean> tellAndWait(Connection connection) {
    opened.complete(connection);
    return commit.asMono();
  }

  private static Mono<Void> end(Connection connection, boolean commits) {
    return Mono.from(commits ? connection.commitTransaction() : connection.rollbackTransaction());
  }

  private void fail(Throwable failure) {
    opened.completeExceptionally(failure);
    onItsWay.completeExceptionally(failure);
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw translated(answer.exceptionNow());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for the database.", e);
    }
  }

  private static RuntimeException translated(Throwable failure) {
    return failure instanceof TimeoutException
        ? new Unavailable("The database is silent.", failure)
        : SqlFailures.translated(failure);
  }

  /// What a transaction sees of the others.
  enum View {
    /// What they have committed, statement by statement.
    LATEST,
    /// The same, and it writes nothing.
    LATEST_TO_READ,
    /// What they had committed when it began. It writes nothing.
    ONE_MOMENT
  }
}
