package dev.ava.postgres;

import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Verb;
import java.util.Set;

/// How things are tried, and what a refusal means. Nothing is changed by it: whatever would reach a
/// row ends with an error at the first one, before anything is done to it.
final class Attempts {
  /// A condition that PostgreSQL looks at for each row that the policies let through, and that no
  /// row survives. It names no column, so that no right to read is needed for it.
  private static final String ALARM = "1 / cast(floor(random()) as integer) = 1";

  private static final String ALARM_RAISED = "22012";

  /// Wrong kind of view.
  private static final Set<String> IMPOSSIBLE = Set.of("55000", "0A000", "42809");

  private static final String INTEGRITY = "23";

  private Attempts() {}

  /// The statement that tries `verb` on all rows, or on one that has nothing but nulls. It asks no
  /// sequence for a number, because sequences take nothing back.
  ///
  /// @param column one that may be written, if any may; for an insert the identity, if there is one
  static String statement(Verb verb, String table, String column) {
    return switch (verb) {
      case SELECT -> "select 1 from %s where %s".formatted(table, ALARM);
      case LOCK -> "select 1 from %s where %s for update".formatted(table, ALARM);
      case INSERT ->
          "insert into %s (%s) overriding system value values (null)".formatted(table, column);
      case UPDATE -> "update %s set %s = default where %s".formatted(table, column, ALARM);
      case DELETE -> "delete from %s where %s".formatted(table, ALARM);
      case TRUNCATE, REFERENCES, TRIGGER, HAND_OVER ->
          throw new IllegalArgumentException(verb + " is not tried by one statement.");
    };
  }

  /// What it means that the statement ended without an error.
  static Outcome success(Verb verb) {
    return verb == Verb.INSERT ? Outcome.LEAK : Outcome.NO_ROW;
  }

  /// What it means that the statement ended with this state. A policy is asked before keys and
  /// checks are, so one that complains of those has let the row through.
  static Outcome failure(Verb verb, String state) {
    if (state.equals(Sql.NOT_ALLOWED)) {
      return Outcome.REFUSED;
    }
    if (state.equals(ALARM_RAISED)
        || (state.startsWith(INTEGRITY) && (verb == Verb.INSERT || verb == Verb.HAND_OVER))) {
      return Outcome.LEAK;
    }
    return IMPOSSIBLE.contains(state) ? Outcome.IMPOSSIBLE : Outcome.NOT_TRIED;
  }
}
