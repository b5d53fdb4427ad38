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

  /// One finding on faults, of which there is one at least. What concerns only tables outside Ava's
  /// schema that it does not know may be somebody else's business, and is no failure of Ava's.
  static Finding finding(Check check, List<IsolationFault> faults) {
    var strangers =
        faults.stream()
            .filter(fault -> fault.kind() == Kind.UNKNOWN_TABLE)
            .map(IsolationFault::subject)
            .filter(name -> !name.startsWith("ava."))
            .toList();
    var ours = faults.stream().filter(fault -> !isOf(strangers, fault)).toList();
    var told = ours.isEmpty() ? faults : ours;
    var kind = ours.isEmpty() ? Kind.UNKNOWN_TABLE : ours.getFirst().kind();
    return ours.isEmpty()
        ? Finding.warning(check, seen(told), kind.meaning(), remedy(kind))
        : Finding.failed(check, seen(told), kind.meaning(), remedy(kind));
  }

  private static boolean isOf(List<String> strangers, IsolationFault fault) {
    return strangers.stream()
        .anyMatch(name -> fault.subject().equals(name) || fault.subject().startsWith(name + "."));
  }

  private static String seen(List<IsolationFault> faults) {
    var told =
        faults.stream().limit(TOLD).map(IsolationFault::what).collect(Collectors.joining(" "));
    return faults.size() > TOLD ? told + " And %d more.".formatted(faults.size() - TOLD) : told;
  }

  private static String remedy(Kind kind) {
    return kind.remedy() + " Then run `ava prove isolation`, which tries everything.";
  }
}
