package dev.ava.domain.shared.port;

import java.time.Instant;

/// Lets the calling thread wait. Thread-safe.
public interface Pauses {
  /// Waits until `time`, not at all if it has passed.
  ///
  /// @return whether that time has come; false if the thread was interrupted, which it still is
  ///     then
  boolean until(Instant time);
}
