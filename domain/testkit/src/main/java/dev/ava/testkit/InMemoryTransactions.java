package dev.ava.testkit;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Transactions of the in-memory store.
public final class InMemoryTransactions implements Transactions {
  private final InMemoryStore store;

  public InMemoryTransactions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    return store.required(caller, work);
  }

  @Override
  public <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work) {
    return store.reading(caller, work);
  }

  @Override
  public <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    return store.snapshot(caller, work);
  }

  @Override
  public void required(Caller caller, Runnable work) {
    store.required(
        caller,
        () -> {
          work.run();
          return true;
        });
  }
}
