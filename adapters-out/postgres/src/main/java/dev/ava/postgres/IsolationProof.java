package dev.ava.postgres;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// Puts the isolation of this database to the test: what the catalogue says of every table, view,
/// function and role, and what becomes of everything that somebody else could try on every table.
///
/// Nothing is left behind. Rows to be stolen are added in a transaction that is rolled back, with
/// ids and keys that nobody has and without asking a sequence. No attempt changes a row of
/// anybody's.
@Singleton
public final class IsolationProof {
  private final DatabaseAddress address;
  private final CallerConnections connections;
  private final Scope scope;

  IsolationProof(Routes routes, CallerConnections connections, Scope scope) {
    this.address = routes.migrations();
    this.connections = connections;
    this.scope = scope;
  }

  /// Tries everything. The schema must be up to date.
  ///
  /// @throws DatabaseUnusable if the database cannot be reached or does not let its owner look
  public IsolationReport run() {
    try (var owner = address.connect(address.owner())) {
      owner.unwrap(PGConnection.class).setPrepareThreshold(0);
      owner.setAutoCommit(false);
      var examined = OwnerTransaction.examine(owner);
      owner.rollback();
      var logins = new LoginAttempts(connections, scope);
      logins.on(examined.relations());
      return report(examined, logins);
    } catch (SQLException e) {
      throw DatabaseUnusable.refused(address, e);
    }
  }

  private IsolationReport report(OwnerTransaction examined, LoginAttempts logins) {
    var attempts = new ArrayList<>(examined.attempts());
    attempts.addAll(logins.attempts());
    var faults =
        Stream.of(
                attempts.stream().flatMap(attempt -> IsolationVerdict.on(attempt).stream()),
                examined.faults().stream(),
                logins.faults().stream())
            .flatMap(found -> found)
            .sorted(Comparator.comparing(IsolationFault::kind))
            .toList();
    return new IsolationReport(address.place(), attempts, faults);
  }
}
