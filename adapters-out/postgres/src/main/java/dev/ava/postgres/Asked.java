package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plain questions to a database.
final class Asked {
  private Asked() {}

  /// The first column of every row, as text.
  static List<String> texts(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    }
  }

  /// The only column of the only row; nothing if it is null or there is no row.
  static <T> @Nullable T one(Connection connection, String query, Class<T> type)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getObject(1, type) : null;
    }
  }
}
