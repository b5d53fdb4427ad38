package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether the catalogue protects the rows of every table within reach: row-level security enabled
/// and forced, policies for their owners only, no right too many, no way past.
final class RowSecurityCheck implements DatabaseCheck {
  @Override
  public Check check() {
    return Check.ROW_SECURITY;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var catalogue = CatalogueFaults.in(connection);
    var faults = catalogue.ofTables();
    return faults.isEmpty()
        ? Finding.ok(
            Check.ROW_SECURITY,
            "Row-level security is enabled and forced on all %d tables."
                .formatted(catalogue.tables()),
            "The database itself keeps people's rows apart; `ava prove isolation` tries to get past.")
        : CatalogueFaults.finding(Check.ROW_SECURITY, faults);
  }
}
