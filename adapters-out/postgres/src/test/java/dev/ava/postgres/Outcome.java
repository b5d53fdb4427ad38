package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// What becomes of a statement.
final class Outcome {
  private Outcome() {}

  /// `refused 42501`, or the number of rows it changed.
  static String of(Connection connection, String sql, Object... values) {
    try {
      return Sql.execute(connection, sql, values) + " rows";
    } catch (SQLException e) {
      return "refused " + e.getSQLState();
    }
  }
}
