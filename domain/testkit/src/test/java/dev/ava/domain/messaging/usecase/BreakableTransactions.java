package dev.ava.domain.messaging.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store that goes away after some transactions, for good or for a number of failures.
final class BreakableTransactions implements Transactions {
  private final Transactions store;
  private int left;
  private int failures;

  BreakableTransactions(Transactions store, int left) {
    this(store, left, Integer.MAX_VALUE);
  }

  BreakableTransactions(Transactions store, int left, int failures) {
    this.store = store;
    this.left = left;
    this.failures = failures;
  }

  @Override
  public <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    spend();
    return store.required(caller, work);
  }

  @Override
  public void required(Caller caller, Runnable work) {
    spend();
    store.required(caller, work);
  }

  @Override
  public <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work) {
    spend();
    return store.reading(caller, work);
  }

  @Override
  public <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    spend();
    return store.snapshot(caller, work);
  }

  private void spend() {
    if (left > 0) {
      left--;
    } else if (failures > 0) {
      failures--;
      throw new Unavailable("The store is gone.");
    }
  }
}
