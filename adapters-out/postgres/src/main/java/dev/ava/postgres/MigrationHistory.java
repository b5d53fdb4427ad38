package dev.ava.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// Migrations of one kind, and what Flyway has written down of those that were run.
///
/// @param schema of Flyway's table
/// @param folder of the migrations in this build
/// @param newest the version of the newest; they are numbered from 1
record MigrationHistory(String schema, String folder, int newest) {
  static final String TABLE = "schema_history";

  private static final String IS_SHOWN =
      """
      select exists (
        select from pg_namespace s join pg_class t on t.relnamespace = s.oid
        where s.nspname = ? and t.relname = ?
          and has_schema_privilege(s.oid, 'usage') and has_table_privilege(t.oid, 'select'))
      """;

  /// Whether it is there for whoever asks.
  boolean isShown(Connection connection) throws SQLException {
    return Sql.text(connection, IS_SHOWN, schema, TABLE).equals("t");
  }

  /// Whether exactly the migrations of this build have been run, as they are here and with success.
  /// Then Flyway would find nothing to do, which takes it a twelfth of a start.
  ///
  /// @param connection with a transaction, in which no lock is left: Flyway has connections of its
  ///     own, and would wait for it
  boolean isComplete(Connection connection) throws SQLException {
    var before = connection.setSavepoint();
    var isComplete = isShown(connection) && isOfThisBuild(connection);
    connection.rollback(before);
    return isComplete;
  }

  private boolean isOfThisBuild(Connection connection) throws SQLException {
    var run =
        Sql.rows(
            connection,
            """
            select version, script, checksum, success from %s.%s
            where version is not null order by installed_rank"""
                .formatted(schema, TABLE));
    return run.size() == newest
        && IntStream.range(0, newest).allMatch(index -> isOfThisBuild(run.get(index), index + 1));
  }

  private boolean isOfThisBuild(List<String> run, int version) {
    var script = run.get(1);
    return run.equals(List.of(String.valueOf(version), script, checksum(script), "t"));
  }

  /// As Flyway reckons it, without the ends of lines; empty if there is no such script.
  private String checksum(String script) {
    try (var found = MigrationHistory.class.getResourceAsStream("/" + folder + "/" + script)) {
      if (found == null) {
        return "";
      }
      var crc = new CRC32();
      new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))
          .lines()
          .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
      return String.valueOf((int) crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
