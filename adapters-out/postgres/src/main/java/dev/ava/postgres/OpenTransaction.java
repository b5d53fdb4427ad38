package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A transaction that is opened on the event loop and stays open until the calling thread tells how
/// it ends. Everything that opens it goes out at once, and the thread need not wait for it.
final class OpenTransaction implements Joinable {
  private static final Duration LONGEST_ENDING = Duration.ofSeconds(30);

  private final Caller caller;
  private final CompletableFuture<Connection> opened = Answers.opening();
  private final Sinks.One<Boolean> commit = Sinks.one();
  private final CompletableFuture<Void> ended;

  OpenTransaction(CallerConnections connections, Scope scope, Caller caller, View view) {
    this.caller = caller;
    this.ended =
        Mono.usingWhen(
                connections.lend(caller),
                connection ->
                    scope
                        .open(connection, caller, view.begin)
                        .then(Mono.defer(() -> tellAndWait(connection)))
                        .flatMap(commits -> end(connection, commits)),
                Connection::close,
                (connection, failure) -> giveUp(connection),
                OpenTransaction::giveUp)
            .doOnError(opened::completeExceptionally)
            .toFuture();
  }

  @Override
  public Caller caller() {
    return caller;
  }

  /// Waits until the transaction is open.
  ///
  /// @throws Unavailable if it cannot be opened within 10 s, or the thread is interrupted meanwhile
  void awaitOpen() {
    Answers.await(opened);
  }

  @Override
  public Mono<Connection> connection() {
    return Mono.fromFuture(opened, true);
  }

  @Override
  public <T> List<T> query(Function<Connection, Statement> query, Function<Readable, T> row) {
    return Answers.await(
        connection()
            .flatMapMany(connection -> query.apply(connection).execute())
            .flatMap(result -> result.map(row))
            .collectList()
            .toFuture());
  }

  /// What kept the transaction from opening, if something has. Whatever else has gone wrong then
  /// follows from that.
  Optional<RuntimeException> failureToOpen() {
    return opened.isCompletedExceptionally()
        ? Optional.of(Answers.translated(opened.exceptionNow()))
        : Optional.empty();
  }

  /// Commits, and waits for it even if the thread is interrupted: who gave up here would not know
  /// what is stored.
  ///
  /// @throws Unavailable if the database did not commit, or was silent for 30 s
  void commit() {
    leave();
    try {
      Deadlines.within(LONGEST_ENDING, ended.copy()).join();
    } catch (CompletionException e) {
      throw SqlFailures.translated(e) instanceof OutPortException known
          ? known
          : new Unavailable("The database did not commit.", e);
    }
  }

  /// Ends a transaction that has only read. What it has read does not depend on how that goes, so
  /// nobody waits for it.
  void leave() {
    try {
      awaitOpen();
    } catch (RuntimeException tooLate) {
      commit.tryEmitValue(false);
      throw tooLate;
    }
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
      Deadlines.within(LONGEST_ENDING, ended.copy()).get();
    } catch (ExecutionException e) {
      failure.addSuppressed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
    }
  }

  private Mono<Boolean> tellAndWait(Connection connection) {
    opened.complete(connection);
    return commit.asMono();
  }

  private static Mono<Void> end(Connection connection, boolean commits) {
    return Mono.from(commits ? connection.commitTransaction() : connection.rollbackTransaction());
  }

  /// Rolls back whatever there is, of which the driver may not have heard yet, and gives the
  /// connection back.
  private static Publisher<Void> giveUp(Connection connection) {
    return Flux.from(connection.createStatement("rollback").execute())
        .flatMap(Result::getRowsUpdated)
        .onErrorComplete()
        .then(Mono.from(connection.close()));
  }

  /// What a transaction sees of the others.
  enum View {
    /// What they have committed, statement by statement.
    LATEST("begin"),
    /// The same, and it writes nothing.
    LATEST_TO_READ("begin read only"),
    /// What they had committed when it began. It writes nothing.
    ONE_MOMENT("begin isolation level repeatable read, read only");

    /// The statement.
    final String begin;

    View(String begin) {
      this.begin = begin;
    }
  }
}
