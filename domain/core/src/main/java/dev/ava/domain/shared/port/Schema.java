package dev.ava.domain.shared.port;

/// What the store consists of. Thread-safe. Opens a transaction of its own.
public interface Schema {
  /// Whether the store has everything that this version of Ava needs; it may have more.
  ///
  /// @throws Unavailable if the store does not answer
  boolean isCurrent();
}
