package dev.ava.domain.preferences.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store in which somebody else does something right after the first transaction.
final class OvertakenTransactions implements Transactions {
  private final Transactions store;
  private Runnable meanwhile;

  OvertakenTransactions(Transactions store, Runnable meanwhile) {
    this.store = store;
    this.meanwhile = meanwhile;
  }

  @Override
  public <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    T result = store.required(caller, work);
    overtake();
    return result;
  }

  @Override
  public void required(Caller caller, Runnable work) {
    store.required(caller, work);
    overtake();
  }

  private void overtake() {
    var once = meanwhile;
    meanwhile = () -> {};
    once.run();
  }
}
