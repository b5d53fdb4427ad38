package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// What becomes of a statement.
final class Tried {
  static final String REFUSED = "refused " + Sql.NOT_ALLOWED;

  private Tried() {}

  /// `refused` with the state, or the number of rows it changed.
  static String outcome(Connection connection, String sql, Object... values) {
    try {
      return Sql.execute(connection, sql, values) + " rows";
    } catch (SQLException e) {
      return "refused " + e.getSQLState();
    }
  }
}
