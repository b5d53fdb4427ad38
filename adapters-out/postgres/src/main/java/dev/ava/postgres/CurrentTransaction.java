package dev.ava.postgres;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// What the calling thread is in.
@Singleton
final class CurrentTransaction {
  private final ThreadLocal<Joinable> current = new ThreadLocal<>();

  /// Null outside of transactions.
  @Nullable Joinable find() {
    return current.get();
  }

  /// @throws MissingTransaction outside of transactions
  Joinable get() {
    var transaction = current.get();
    if (transaction == null) {
      throw new MissingTransaction();
    }
    return transaction;
  }

  void begin(Joinable transaction) {
    current.set(transaction);
  }

  void end() {
    current.remove();
  }
}
