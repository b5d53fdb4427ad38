package dev.ava.postgres;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The transaction that the calling thread is in.
@Singleton
final class CurrentTransaction {
  private final ThreadLocal<OpenTransaction> current = new ThreadLocal<>();

  /// Null outside of transactions.
  @Nullable OpenTransaction find() {
    return current.get();
  }

  /// @throws MissingTransaction outside of transactions
  OpenTransaction get() {
    var transaction = current.get();
    if (transaction == null) {
      throw new MissingTransaction();
    }
    return transaction;
  }

  void begin(OpenTransaction transaction) {
    current.set(transaction);
  }

  void end() {
    current.remove();
  }
}
