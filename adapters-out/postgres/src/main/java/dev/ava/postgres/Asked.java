package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Plain questions to a database that have one answer.
final class Asked {
  private Asked() {}

  /// The only column of the only row; nothing if it is null or there is no row.
  static <T> @Nullable T one(Connection connection, String query, Class<T> type)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getObject(1, type) : null;
    }
  }
}
