package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// One thing that is looked at in a database.
interface DatabaseCheck {
  Check check();

  /// Looks, on a connection whose transaction has taken on `service_role`.
  Finding examine(Connection connection) throws SQLException;
}
