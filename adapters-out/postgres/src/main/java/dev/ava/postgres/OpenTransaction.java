package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.r2dbc.transaction.R2dbcReactorTransactionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A transaction that is opened on the event loop and stays open until the calling thread tells how
/// it ends.
final class OpenTransaction {
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);
  private static final Duration LONGEST_ENDING = Duration.ofSeconds(30);

  private final CompletableFuture<PropagatedContext> opened = new CompletableFuture<>();
  private final Sinks.One<Boolean> commit = Sinks.one();
  private final CompletableFuture<Boolean> ended;

  OpenTransaction(R2dbcReactorTransactionOperations operations, Caller caller, View view) {
    this.ended =
        operations
            .withTransactionMono(
                TransactionDefinition.DEFAULT,
                status ->
                    standStill(status.getConnection(), view)
                        .then(scope(status.getConnection(), caller))
                        .then(tellAndWait())
                        .doOnNext(
                            commits -> {
                              if (!commits) {
                                status.setRollbackOnly();
                              }
                            }))
            .contextWrite(context -> context.put(Caller.class, caller))
            .doOnError(opened::completeExceptionally)
            .toFuture();
  }

  /// What the work must run in, once the transaction is open.
  ///
  /// @throws Unavailable if it cannot be opened within 10 s, or the thread is interrupted meanwhile
  PropagatedContext context() {
    try {
      return opened.get(LONGEST_OPENING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw SqlFailures.translated(e);
    } catch (TimeoutException e) {
      opened.completeExceptionally(e);
      throw new Unavailable("The database is silent.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for the database.", e);
    }
  }

  /// Commits, and waits for it even if the thread is interrupted: who gave up here would not know
  /// what is stored.
  ///
  /// @throws Unavailable if the database did not commit, or was silent for 30 s
  void commit() {
    commit.tryEmitValue(true);
    try {
      ended.copy().orTimeout(LONGEST_ENDING.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw SqlFailures.translated(e) instanceof OutPortException known
          ? known
          : new Unavailable("The database did not commit.", e);
    }
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

  private Mono<Boolean> tellAndWait() {
    return Mono.deferContextual(
        context -> {
          opened.complete(ReactorPropagation.findPropagatedContext(context).orElseThrow());
          return commit.asMono();
        });
  }

  private static Mono<Void> standStill(Connection connection, View view) {
    return switch (view) {
      case LATEST -> Mono.empty();
      case ONE_MOMENT ->
          done(
              connection.createStatement(
                  "set transaction isolation level repeatable read, read only"));
    };
  }

  /// The very first query of every transaction, as PostgREST does it. Both settings end with the
  /// transaction. Whether a person is still known is asked with it, without waiting in between.
  private static Mono<Void> scope(Connection connection, Caller caller) {
    var settings =
        done(
            connection
                .createStatement(
                    "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)")
                .bind("$1", role(caller))
                .bind("$2", claims(caller)));
    return switch (caller) {
      case Caller.User user -> Mono.when(settings, requireKnown(connection));
      case Caller.Service service -> settings;
    };
  }

  private static Mono<Void> requireKnown(Connection connection) {
    return Flux.from(connection.createStatement("select ava.knows_caller()").execute())
        .flatMap(result -> result.map((row, columns) -> row.get(0, Boolean.class)))
        .single()
        .flatMap(known -> known ? Mono.empty() : Mono.error(new CallerGone()));
  }

  private static Mono<Void> done(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }

  private static String role(Caller caller) {
    return switch (caller) {
      case Caller.User user -> "authenticated";
      case Caller.Service service -> "service_role";
    };
  }

  private static String claims(Caller caller) {
    return switch (caller) {
      case Caller.User(var id) ->
          "{\"sub\":\"%s\",\"role\":\"authenticated\"}".formatted(id.value());
      case Caller.Service service -> "{\"role\":\"service_role\"}";
    };
  }

  /// What a transaction sees of the others.
  enum View {
    /// What they have committed, statement by statement.
    LATEST,
    /// What they had committed when it began. It writes nothing.
    ONE_MOMENT
  }
}
