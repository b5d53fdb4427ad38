package dev.ava.domain.diagnosis.port;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Looks at one part of the installation. There are many, and they work beside each other.
public interface Examiner {
  /// What it looks at, always the same. No other examiner looks at any of it.
  Set<Check> checks();

  /// Looks, and says what it has found on each of its checks, once each. What it cannot find out is
  /// a finding too; it throws only by a defect, and ends early when it is interrupted.
  ///
  /// Changes nothing anywhere unless the terms allow a round trip, and then nothing that anybody
  /// would miss or notice. No finding holds a secret.
  List<Finding> examine(Terms terms);

  /// What an examination may do.
  ///
  /// @param isRoundTrip whether something may be sent and stored to see whether it comes through
  /// @param limit how long it may take; what comes later is not waited for
  record Terms(boolean isRoundTrip, Duration limit) {}
}
