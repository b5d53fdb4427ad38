package dev.ava.postgres;

import dev.ava.postgres.IsolationFault.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The part of the proof that a login makes which may do everything: it reads the catalogue, adds a
/// row to be stolen to every table, has everybody try, and takes all of it back.
///
/// @param relations what was looked at
record OwnerTransaction(
    List<Relation> relations, List<IsolationAttempt> attempts, List<IsolationFault> faults) {
  /// So that neither the proof waits for Ava nor Ava for the proof.
  private static final String PATIENCE =
      """
      select set_config('lock_timeout', '2s', true), set_config('statement_timeout', '10s', true),
        set_config('idle_in_transaction_session_timeout', '60s', true)
      """;

  /// Examines the database as it is in the open transaction, and leaves it like that.
  static OwnerTransaction examine(Connection connection) throws SQLException {
    var start = connection.setSavepoint();
    try {
      Sql.execute(connection, PATIENCE);
      var relations = Catalogue.relations(connection);
      var faults = new ArrayList<>(catalogueFaults(connection, relations));
      var owner = SampleUser.random();
      var other = SampleUser.random();
      faults.addAll(addSamples(connection, relations, owner));
      faults.addAll(addSamples(connection, relations, other));
      var tables = new TableAttempts(connection, owner, other);
      var attempts = new ArrayList<IsolationAttempt>();
      for (var relation : relations) {
        attempts.addAll(tables.on(relation));
      }
      return new OwnerTransaction(relations, attempts, faults);
    } finally {
      connection.rollback(start);
    }
  }

  private static List<IsolationFault> catalogueFaults(
      Connection connection, List<Relation> relations) throws SQLException {
    var start = connection.setSavepoint();
    try {
      Sql.execute(connection, "select set_config('search_path', 'pg_catalog', true)");
      return Catalogue.faults(connection, relations);
    } finally {
      connection.rollback(start);
    }
  }

  private static List<IsolationFault> addSamples(
      Connection connection, List<Relation> relations, SampleUser user) throws SQLException {
    var faults = new ArrayList<IsolationFault>();
    for (var table : KnownTables.ALL) {
      if (relations.stream().noneMatch(relation -> relation.name().equals(table.name()))) {
        continue;
      }
      var start = connection.setSavepoint();
      try {
        KnownTables.addSample(connection, table, user);
      } catch (SQLException e) {
        connection.rollback(start);
        faults.add(
            new IsolationFault(
                Kind.NOT_TRIED,
                table.name(),
                "No sample row could be added to %s (SQLSTATE %s)."
                    .formatted(table.name(), e.getSQLState())));
      }
    }
    return faults;
  }
}
