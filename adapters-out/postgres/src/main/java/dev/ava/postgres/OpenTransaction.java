package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.r2dbc.transaction.R2dbcReactorTransactionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
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

  OpenTransaction(
      R2dbcReactorTransactionOperations operations, Scope scope, Caller caller, View view) {
    this.ended =
        operations
            .withTransactionMono(
                TransactionDefinition.DEFAULT,
                status ->
                    standStill(status.getConnection(), view)
                        .then(scope.open(status.getConnection(), caller))
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
          Flux.from(
                  connection
                      .createStatement("set transaction isolation level repeatable read, read only")
                      .execute())
              .flatMap(Result::getRowsUpdated)
              .then();
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
