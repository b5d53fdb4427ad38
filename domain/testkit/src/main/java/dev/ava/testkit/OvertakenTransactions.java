package dev.ava.testkit;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store in which somebody else does something right after some transactions, of
/// which the last may have failed.
public final class OvertakenTransactions implements Transactions {
  private final Transactions store;
  private final Runnable meanwhile;
  private int left;

  /// @param left after how many transactions
  public OvertakenTransactions(Transactions store, int left, Runnable meanwhile) {
    this.store = store;
    this.left = left;
    this.meanwhile = meanwhile;
  }

  @Override
  public <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    try {
      return store.required(caller, work);
    } finally {
      overtake();
    }
  }

  @Override
  public void required(Caller caller, Runnable work) {
    try {
      store.required(caller, work);
    } finally {
      overtake();
    }
  }

  @Override
  public <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work) {
    try {
      return store.reading(caller, work);
    } finally {
      overtake();
    }
  }

  @Override
  public <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    try {
      return store.snapshot(caller, work);
    } finally {
      overtake();
    }
  }

  private void overtake() {
    left--;
    if (left == 0) {
      meanwhile.run();
    }
  }
}
