package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.postgres.IsolationFault.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the proof of isolation reads from the catalogue, as findings. Nothing is tried here.
///
/// @param tables how many tables and views were looked at
record CatalogueFaults(int tables, List<IsolationFault> faults) {
  private static final int TOLD = 6;

  /// Faults of the logins and roles; all others are of tables, views and functions.
  private static final Set<Kind> OF_LOGINS = EnumSet.of(Kind.LOGIN, Kind.SURVIVES);

  /// Says nothing of isolation; the schema is looked at by itself.
  private static final Set<Kind> OF_SCHEMA = EnumSet.of(Kind.MISSING_TABLE);

  static CatalogueFaults in(Connection connection) throws SQLException {
    Sql.execute(connection, "select set_config('search_path', 'pg_catalog', true)");
    var relations = Catalogue.relations(connection);
    return new CatalogueFaults(relations.size(), Catalogue.faults(connection, relations));
  }

  List<IsolationFault> ofLogins() {
    return faults.stream().filter(fault -> OF_LOGINS.contains(fault.kind())).toList();
  }

  List<IsolationFault> ofTables() {
    return faults.stream()
        .filter(fault -> !OF_LOGINS.contains(fault.kind()) && !OF_SCHEMA.contains(fault.kind()))
        .toList();
  }

  /// One finding on faults, of which there is one at least. Tables that Ava does not know may be
  /// somebody else's, and alone they are no failure.
  static Finding finding(Check check, List<IsolationFault> faults) {
    var told =
        faults.stream().limit(TOLD).map(IsolationFault::what).collect(Collectors.joining(" "));
    var seen = faults.size() > TOLD ? told + " And %d more.".formatted(faults.size() - TOLD) : told;
    var worst =
        faults.stream()
            .map(IsolationFault::kind)
            .filter(kind -> kind != Kind.UNKNOWN_TABLE)
            .findFirst();
    return worst
        .map(kind -> Finding.failed(check, seen, kind.meaning(), remedy(kind)))
        .orElseGet(
            () ->
                Finding.warning(
                    check, seen, Kind.UNKNOWN_TABLE.meaning(), remedy(Kind.UNKNOWN_TABLE)));
  }

  private static String remedy(Kind kind) {
    return kind.remedy() + " Then run `ava prove isolation`, which tries everything.";
  }
}
