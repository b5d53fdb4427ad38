package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the proof finds in a transaction that a test has open.
final class Examined {
  private Examined() {}

  static List<IsolationFault> faults(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    var examined = OwnerTransaction.examine(owner);
    var faults = new ArrayList<>(examined.faults());
    examined.attempts().forEach(attempt -> IsolationVerdict.on(attempt).ifPresent(faults::add));
    return faults;
  }
}
