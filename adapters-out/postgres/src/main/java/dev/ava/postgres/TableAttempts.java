package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Verb;
import dev.ava.postgres.IsolationAttempt.Who;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries everything on one table, in the transaction of a login that may do everything, which takes
/// on the roles of others for one statement each.
final class TableAttempts {
  private static final String ANONYMOUS = "anon";
  private static final String SIGNED_IN = "authenticated";

  private final Connection connection;
  private final SampleUser owner;
  private final SampleUser other;

  /// @param owner has a row in every known table
  /// @param other likewise
  TableAttempts(Connection connection, SampleUser owner, SampleUser other) {
    this.connection = connection;
    this.owner = owner;
    this.other = other;
  }

  /// Tries every verb as everybody.
  List<IsolationAttempt> on(Relation relation) throws SQLException {
    var known = KnownTables.find(relation.name());
    var attempts = new ArrayList<IsolationAttempt>();
    if (known.isPresent()) {
      attempts.add(attempt(relation, Who.OWNER, Verb.SELECT, ownersView(known.get())));
    }
    var start = connection.setSavepoint();
    try {
      removeRowsOfOther(known);
      attempts.addAll(asOthers(relation, known));
    } catch (SQLException e) {
      attempts.add(attempt(relation, Who.ANOTHER_USER, Verb.SELECT, Outcome.NOT_TRIED));
    } finally {
      undo(start);
    }
    handOver(relation, known, attempts).ifPresent(attempts::add);
    return attempts;
  }

  private List<IsolationAttempt> asOthers(Relation relation, Optional<KnownTable> known)
      throws SQLException {
    var attempts = new ArrayList<IsolationAttempt>();
    for (var who : List.of(Who.ANOTHER_USER, Who.NO_CLAIMS, Who.ANONYMOUS)) {
      for (var verb : Verb.values()) {
        if (verb != Verb.HAND_OVER) {
          attempts.add(attempt(relation, who, verb, outcome(relation, known, who, verb)));
        }
      }
    }
    return attempts;
  }

  private static IsolationAttempt attempt(Relation relation, Who who, Verb verb, Outcome outcome) {
    return IsolationAttempt.of(relation.name(), who, verb, outcome);
  }

  /// So that every row that is in reach is somebody else's. A view may show rows of any table.
  private void removeRowsOfOther(Optional<KnownTable> known) throws SQLException {
    var owned = known.filter(table -> table.ownerColumn().isPresent());
    Sql.execute(
        connection,
        "delete from %s where %s = ?"
            .formatted(
                owned.map(KnownTable::name).orElse(KnownTables.USERS),
                owned.flatMap(KnownTable::ownerColumn).orElse("id")),
        other.id().value());
  }

  /// Whether the owner sees the one own row: without that, all other attempts would prove nothing.
  private Outcome ownersView(KnownTable table) throws SQLException {
    if (!table.forOwner().contains(Verb.SELECT)) {
      return holdsRows(table) ? Outcome.IMPOSSIBLE : Outcome.NOT_TRIED;
    }
    var start = connection.setSavepoint();
    try {
      take(SIGNED_IN, Scope.claims(new Caller.User(owner.id())));
      var seen =
          Sql.text(
              connection,
              "select count(*) from %s where %s = ?"
                  .formatted(table.name(), table.ownerColumn().orElseThrow()),
              owner.id().value());
      return seen.equals("1") ? Outcome.SEEN : Outcome.NO_ROW;
    } catch (SQLException e) {
      return Attempts.failure(Verb.SELECT, state(e));
    } finally {
      undo(start);
    }
  }

  private boolean holdsRows(KnownTable table) throws SQLException {
    return Sql.text(connection, "select exists (select from %s)".formatted(table.name()))
        .equals("t");
  }

  private Outcome outcome(Relation relation, Optional<KnownTable> known, Who who, Verb verb)
      throws SQLException {
    var role = who == Who.ANONYMOUS ? ANONYMOUS : SIGNED_IN;
    return switch (verb) {
      case TRUNCATE, REFERENCES, TRIGGER ->
          may(role, relation, verb) ? Outcome.LEAK : Outcome.REFUSED;
      case INSERT -> insert(relation, known, who, role);
      case SELECT -> run(who, role, verb, Attempts.statement(verb, relation.name(), ""));
      default ->
          relation.isReadOnly()
              ? Outcome.IMPOSSIBLE
              : run(
                  who,
                  role,
                  verb,
                  Attempts.statement(verb, relation.name(), column(relation, role)));
    };
  }

  private Outcome insert(Relation relation, Optional<KnownTable> known, Who who, String role)
      throws SQLException {
    if (relation.isReadOnly()) {
      return Outcome.IMPOSSIBLE;
    }
    var columns = columns(relation, role, "insert");
    if (known.isEmpty() || columns.isEmpty()) {
      var column = columns.isEmpty() ? relation.column() : columns.getFirst();
      return run(who, role, Verb.INSERT, Attempts.statement(Verb.INSERT, relation.name(), column));
    }
    var row = rowOfOwner(known.get());
    if (row.isEmpty()) {
      return Outcome.NOT_TRIED;
    }
    var list = String.join(", ", columns);
    return run(
        who,
        role,
        Verb.INSERT,
        "insert into %1$s (%2$s) overriding system value select %2$s from json_populate_record(cast(null as %1$s), cast(? as json))"
            .formatted(relation.name(), list),
        row.get());
  }

  private Optional<String> rowOfOwner(KnownTable table) throws SQLException {
    var json = "select row_to_json(t) from %s t".formatted(table.name());
    var found =
        table.ownerColumn().isPresent()
            ? Sql.texts(
                connection,
                json + " where %s = ?".formatted(table.ownerColumn().get()),
                owner.id().value())
            : Sql.texts(connection, json + " limit 1");
    return found.stream().findFirst();
  }

  /// Tries to make the own row another user's. Only the own one is in reach, because it is tried
  /// only where the other user's attempt has reached none.
  private Optional<IsolationAttempt> handOver(
      Relation relation, Optional<KnownTable> known, List<IsolationAttempt> attempts)
      throws SQLException {
    var column = known.flatMap(KnownTable::ownerColumn);
    var reachesOthers =
        attempts.stream()
            .filter(attempt -> attempt.who() == Who.ANOTHER_USER && attempt.verb() == Verb.UPDATE)
            .noneMatch(
                attempt ->
                    attempt.outcome() == Outcome.NO_ROW || attempt.outcome() == Outcome.REFUSED);
    if (column.isEmpty() || reachesOthers) {
      return Optional.empty();
    }
    var outcome =
        run(
            Who.OWNER,
            SIGNED_IN,
            Verb.HAND_OVER,
            "update %s set %s = ?".formatted(relation.name(), column.get()),
            other.id().value());
    return Optional.of(attempt(relation, Who.OWNER, Verb.HAND_OVER, outcome));
  }

  private Outcome run(Who who, String role, Verb verb, String statement, Object... values)
      throws SQLException {
    var start = connection.setSavepoint();
    try {
      take(role, claims(who));
      return trial(verb, statement, values);
    } finally {
      undo(start);
    }
  }

  private Outcome trial(Verb verb, String statement, Object... values) {
    try {
      var changed = Sql.execute(connection, statement, values);
      return verb == Verb.HAND_OVER && changed > 0 ? Outcome.LEAK : Attempts.success(verb);
    } catch (SQLException e) {
      return Attempts.failure(verb, state(e));
    }
  }

  private String claims(Who who) {
    return switch (who) {
      case OWNER -> Scope.claims(new Caller.User(owner.id()));
      case ANOTHER_USER -> Scope.claims(new Caller.User(other.id()));
      case ANONYMOUS -> "{\"role\":\"anon\"}";
      default -> "";
    };
  }

  private void take(String role, String claims) throws SQLException {
    Sql.execute(
        connection,
        "select set_config('role', ?, true), set_config('request.jwt.claims', ?, true)",
        role,
        claims);
  }

  private void undo(Savepoint start) throws SQLException {
    connection.rollback(start);
    connection.releaseSavepoint(start);
  }

  private boolean may(String role, Relation relation, Verb verb) throws SQLException {
    return Sql.text(
            connection,
            "select has_table_privilege(?, cast(? as oid), ?)",
            role,
            relation.oid(),
            verb.name())
        .equals("t");
  }

  private String column(Relation relation, String role) throws SQLException {
    return columns(relation, role, "update").stream().findFirst().orElse(relation.column());
  }

  /// The columns that a role may write by itself.
  private List<String> columns(Relation relation, String role, String right) throws SQLException {
    return Sql.texts(
        connection,
        """
        select quote_ident(attname) from pg_attribute
        where attrelid = cast(? as oid) and attnum > 0 and not attisdropped and attgenerated = ''
          and has_column_privilege(?, attrelid, attnum, ?)
        order by attnum
        """,
        relation.oid(),
        role,
        right);
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }
}
