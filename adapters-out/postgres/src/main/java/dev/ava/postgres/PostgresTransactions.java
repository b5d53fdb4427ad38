package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.r2dbc.transaction.R2dbcReactorTransactionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Transactions of Micronaut Data over R2DBC, whose work runs on the calling thread: the
/// transaction is opened on the event loop, hands its context to the caller and waits until the
/// caller is done.
@Singleton
final class PostgresTransactions implements Transactions {
  private final R2dbcReactorTransactionOperations operations;
  private final ThreadLocal<Caller> current = new ThreadLocal<>();

  PostgresTransactions(R2dbcReactorTransactionOperations operations) {
    this.operations = operations;
  }

  @Override
  public void required(Caller caller, Runnable work) {
    this.<@Nullable Void>required(
        caller,
        () -> {
          work.run();
          return null;
        });
  }

  @Override
  public <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    var outer = current.get();
    if (outer == null) {
      return open(caller, work);
    }
    if (!outer.equals(caller)) {
      throw new IllegalStateException("A transaction of one caller cannot be joined by another.");
    }
    return work.get();
  }

  private <T extends @Nullable Object> T open(Caller caller, Supplier<T> work) {
    var opened = new CompletableFuture<PropagatedContext>();
    var worked = Sinks.<Boolean>one();
    var ended = begin(caller, opened, worked.asMono());
    var context = await(opened);
    current.set(caller);
    T result;
    try {
      result = context.propagate(work);
    } catch (Throwable failure) {
      worked.tryEmitError(new RolledBack());
      awaitRollback(ended, failure);
      throw failure;
    } finally {
      current.remove();
    }
    worked.tryEmitValue(true);
    await(ended);
    return result;
  }

  private CompletableFuture<Boolean> begin(
      Caller caller, CompletableFuture<PropagatedContext> opened, Mono<Boolean> worked) {
    return operations
        .withTransactionMono(
            TransactionDefinition.DEFAULT,
            status ->
                scope(status.getConnection(), caller)
                    .then(
                        Mono.deferContextual(
                            context -> {
                              opened.complete(
                                  ReactorPropagation.findPropagatedContext(context).orElseThrow());
                              return worked;
                            })))
        .contextWrite(context -> context.put(Caller.class, caller))
        .doOnError(opened::completeExceptionally)
        .toFuture();
  }

  /// The very first statement of every transaction, as PostgREST does it. Both settings end with
  /// the transaction.
  private static Mono<Void> scope(Connection connection, Caller caller) {
    var statement =
        connection
            .createStatement(
                "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)")
            .bind("$1", role(caller))
            .bind("$2", claims(caller));
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

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw SqlFailures.translated(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for the database.", e);
    }
  }

  private static void awaitRollback(CompletableFuture<Boolean> ended, Throwable failure) {
    try {
      ended.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RolledBack)) {
        failure.addSuppressed(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
    }
  }

  /// Tells the transaction that the work failed.
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RolledBack() {
      super("The work failed.", null, false, false);
    }
  }
}
