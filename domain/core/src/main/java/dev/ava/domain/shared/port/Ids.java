package dev.ava.domain.shared.port;

import java.util.UUID;

/// The source of new ids. Thread-safe.
public interface Ids {
  /// A new UUID of version 7 (RFC 9562): later calls in one process sort after earlier ones.
  UUID next();
}
