package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plain SQL for tests.
final class Sql {
  static final String NOT_ALLOWED = "42501";

  private Sql() {}

  static int execute(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  /// The first column of every row.
  static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          texts.add(Optional.ofNullable(rows.getString(1)).orElse("NULL"));
        }
        return texts;
      }
    }
  }

  static String text(Connection connection, String sql, Object... values) throws SQLException {
    return texts(connection, sql, values).getFirst();
  }

  /// What becomes of a statement: `refused 42501`, or the number of rows it changed.
  static String outcome(Connection connection, String sql, Object... values) {
    try {
      return execute(connection, sql, values) + " rows";
    } catch (SQLException e) {
      return "refused " + e.getSQLState();
    }
  }
}
