package dev.ava.domain.messaging.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store that goes away after some transactions.
final class BreakableTransactions implements Transactions {
  private final Transactions store;
  private int left;

  BreakableTransactions(Transactions store, int left) {
    this.store = store;
    this.left = left;
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

  private void spend() {
    if (left-- <= 0) {
      throw new Unavailable("The store is gone.");
    }
  }
}
