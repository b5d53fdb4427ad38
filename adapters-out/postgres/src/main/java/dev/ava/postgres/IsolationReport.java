package dev.ava.postgres;

import java.util.List;

/// What a proof of isolation has shown. It holds no row and no secret.
///
/// @param place host, port and database
/// @param attempts everything that was tried, table by table
/// @param faults everything that is wrong
public record IsolationReport(
    String place, List<IsolationAttempt> attempts, List<IsolationFault> faults) {
  public IsolationReport {
    attempts = List.copyOf(attempts);
    faults = List.copyOf(faults);
  }

  /// Whether nothing at all is wrong, and all was tried.
  public boolean isIsolated() {
    return faults.isEmpty();
  }
}
