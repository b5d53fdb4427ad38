package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import io.micronaut.data.r2dbc.transaction.R2dbcReactorTransactionOperations;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Transactions of Micronaut Data over R2DBC, whose work runs on the calling thread, see
/// [OpenTransaction].
@Singleton
final class PostgresTransactions implements Transactions {
  private final R2dbcReactorTransactionOperations operations;
  private final Scope scope;
  private final Bells bells;
  private final ThreadLocal<Caller> current = new ThreadLocal<>();

  PostgresTransactions(R2dbcReactorTransactionOperations operations, Scope scope, Bells bells) {
    this.operations = operations;
    this.scope = scope;
    this.bells = bells;
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
      return begin(caller, work);
    }
    if (!outer.equals(caller)) {
      throw new IllegalStateException("A transaction of one caller cannot be joined by another.");
    }
    return work.get();
  }

  @Override
  public <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    if (current.get() != null) {
      throw new IllegalStateException("A transaction is under way.");
    }
    return open(caller, OpenTransaction.View.ONE_MOMENT, work);
  }

  /// What belonged to a person may be gone because the person is, since a moment ago.
  private <T extends @Nullable Object> T begin(Caller caller, Supplier<T> work) {
    try {
      return open(caller, OpenTransaction.View.LATEST, work);
    } catch (Conflict conflict) {
      if (caller instanceof Caller.User) {
        open(caller, OpenTransaction.View.LATEST, () -> true);
      }
      throw conflict;
    }
  }

  private <T extends @Nullable Object> T open(
      Caller caller, OpenTransaction.View view, Supplier<T> work) {
    var committed = false;
    try {
      var result = run(new OpenTransaction(operations, scope, caller, view), caller, work);
      committed = true;
      return result;
    } finally {
      bells.ended(committed);
    }
  }

  private <T extends @Nullable Object> T run(
      OpenTransaction transaction, Caller caller, Supplier<T> work) {
    current.set(caller);
    T result;
    try {
      result = transaction.context().propagate(work);
    } catch (Throwable failure) {
      transaction.rollBack(failure);
      throw failure;
    } finally {
      current.remove();
    }
    transaction.commit();
    return result;
  }
}
