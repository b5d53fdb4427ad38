package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.postgres.OpenTransaction.View;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Transactions on connections of R2DBC, whose work runs on the calling thread, see
/// [OpenTransaction] and [Reading].
///
/// The work of a service begins while the transaction opens, and so does work that only reads. The
/// rest of a person's waits until the database has said that it knows the person.
@Singleton
final class PostgresTransactions implements Transactions {
  private final CallerConnections connections;
  private final Scope scope;
  private final Bells bells;
  private final CurrentTransaction current;

  PostgresTransactions(
      CallerConnections connections, Scope scope, Bells bells, CurrentTransaction current) {
    this.connections = connections;
    this.scope = scope;
    this.bells = bells;
    this.current = current;
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
    var outer = current.find();
    return outer == null ? begin(caller, work) : join(outer, caller, work);
  }

  @Override
  public <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work) {
    var outer = current.find();
    return outer == null ? read(caller, work) : join(outer, caller, work);
  }

  @Override
  public <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    if (current.find() != null) {
      throw new IllegalStateException("A transaction is under way.");
    }
    return open(caller, View.ONE_MOMENT, work);
  }

  private static <T extends @Nullable Object> T join(
      Joinable outer, Caller caller, Supplier<T> work) {
    if (!outer.caller().equals(caller)) {
      throw new IllegalStateException("A transaction of one caller cannot be joined by another.");
    }
    return work.get();
  }

  /// What belonged to a person may be gone because the person is, since a moment ago.
  private <T extends @Nullable Object> T begin(Caller caller, Supplier<T> work) {
    try {
      return open(caller, View.LATEST, work);
    } catch (Conflict conflict) {
      if (caller instanceof Caller.User) {
        open(caller, View.LATEST, () -> true);
      }
      throw conflict;
    }
  }

  private <T extends @Nullable Object> T open(Caller caller, View view, Supplier<T> work) {
    var committed = false;
    try {
      var result = run(caller, view, work);
      committed = true;
      return result;
    } finally {
      bells.ended(committed);
    }
  }

  private <T extends @Nullable Object> T run(Caller caller, View view, Supplier<T> work) {
    var transaction = new OpenTransaction(connections, scope, caller, view);
    current.begin(transaction);
    T result;
    try {
      if (caller instanceof Caller.User) {
        transaction.awaitOpen();
      }
      result = work.get();
    } catch (Throwable failure) {
      transaction.rollBack(failure);
      transaction.failureToOpen().ifPresent(PostgresTransactions::rethrow);
      throw failure;
    } finally {
      current.end();
    }
    transaction.commit();
    return result;
  }

  private <T extends @Nullable Object> T read(Caller caller, Supplier<T> work) {
    var reading = new Reading(connections, scope, caller);
    current.begin(reading);
    T result;
    try {
      result = work.get();
    } catch (Throwable failure) {
      reading.fail(failure);
      reading.failureToOpen().ifPresent(PostgresTransactions::rethrow);
      throw failure;
    } finally {
      current.end();
      bells.ended(false);
    }
    reading.end();
    return result;
  }

  private static void rethrow(RuntimeException first) {
    throw first;
  }
}
