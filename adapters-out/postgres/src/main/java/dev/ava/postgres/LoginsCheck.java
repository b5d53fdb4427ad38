package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether the logins that Ava works with have no right of their own.
final class LoginsCheck implements DatabaseCheck {
  @Override
  public Check check() {
    return Check.LOGINS;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var faults = CatalogueFaults.in(connection).ofLogins();
    return faults.isEmpty()
        ? Finding.ok(
            Check.LOGINS,
            "Neither login is an owner or a superuser, or has BYPASSRLS.",
            "Without the caller's role and claims Ava itself can read nothing.")
        : CatalogueFaults.finding(Check.LOGINS, faults);
  }
}
