package dev.ava.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plain SQL over JDBC.
final class Sql {
  /// The state of a statement for which a right is missing, or that a policy refuses.
  static final String NOT_ALLOWED = "42501";

  private Sql() {}

  /// How many rows it changed; 0 for a query.
  static int execute(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  /// Every row, with every column as text and `NULL` for null.
  static List<List<String>> rows(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values);
        var found = statement.executeQuery()) {
      var width = found.getMetaData().getColumnCount();
      var rows = new ArrayList<List<String>>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (var column = 1; column <= width; column++) {
          row.add(Optional.ofNullable(found.getString(column)).orElse("NULL"));
        }
        rows.add(List.copyOf(row));
      }
      return rows;
    }
  }

  /// The first column of every row.
  static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    return rows(connection, sql, values).stream().map(List::getFirst).toList();
  }

  /// The first column of the first row.
  static String text(Connection connection, String sql, Object... values) throws SQLException {
    return texts(connection, sql, values).getFirst();
  }

  /// Closed by whoever asks for it.
  static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
