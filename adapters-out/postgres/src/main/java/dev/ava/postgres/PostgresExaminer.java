package dev.ava.postgres;

import static dev.ava.domain.diagnosis.Check.DATABASE;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How the database is, seen with the rights that Ava works with.
@Singleton
final class PostgresExaminer implements Examiner {
  private final ExaminedDatabase database;
  private final List<DatabaseCheck> checks;

  PostgresExaminer(ExaminedDatabase database, Clock clock) {
    this.database = database;
    this.checks =
        List.of(
            new SchemaCheck(),
            new LoginsCheck(),
            new RowSecurityCheck(),
            new TlsCheck(database),
            new ClockCheck(clock),
            new NodesCheck(clock),
            new NumberStandingCheck(),
            new LastWebhookCheck(clock));
  }

  @Override
  public Set<Check> checks() {
    return checks.stream()
        .map(DatabaseCheck::check)
        .collect(Collectors.toCollection(() -> EnumSet.of(DATABASE)));
  }

  @Override
  public List<Finding> examine(Terms terms) {
    var findings = new ArrayList<Finding>();
    try (var service = database.connect(database.service(), terms.limit())) {
      database.connect(database.user(), terms.limit()).close();
      findings.add(answers());
      checks.forEach(check -> findings.add(examine(check, service)));
    } catch (SQLException e) {
      if (findings.isEmpty()) {
        findings.add(new Refusal(database.address(), e).finding());
      }
    } catch (DatabaseUnusable none) {
      findings.add(
          Finding.failed(
              DATABASE,
              String.valueOf(none.getMessage()),
              "Nothing can be stored, so nothing works.",
              "Start Ava once, or name its folder with AVA_DATA_DIR."));
    }
    return findings;
  }

  private Finding answers() {
    var address = database.address();
    return Finding.ok(
        DATABASE,
        "PostgreSQL at %s:%d/%s lets both logins in."
            .formatted(address.host(), address.port(), address.database()),
        "Ava can work on it.");
  }

  private static Finding examine(DatabaseCheck check, Connection connection) {
    try {
      try {
        ExaminedDatabase.begin(connection);
        return check.examine(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      return Finding.unknown(
          check.check(),
          "The database did not say (SQLSTATE %s).".formatted(e.getSQLState()),
          "Whether this is as it should be is not known.",
          "Mend what else is found of the database, and try again.");
    }
  }
}
