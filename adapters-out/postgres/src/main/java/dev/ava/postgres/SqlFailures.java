package dev.ava.postgres;

import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tells the port exceptions that database exceptions stand for.
final class SqlFailures {
  private static final Map<String, String> CONFLICTS =
      Map.of(
          "23505", "A unique key is taken.",
          "23503", "What it belongs to is gone.");

  /// Classes and single states of PostgreSQL's: connection exception, transaction rollback,
  /// insufficient resources, operator intervention, system error, a server that has become a
  /// standby, a transaction that idled or waited for a lock for too long, and XX000, which poolers
  /// answer when they have no connection left.
  private static final Set<String> UNAVAILABLE =
      Set.of("08", "40", "53", "57", "58", "25006", "25P03", "55P03", "XX000");

  /// Classes and single states that mean that the logins or the database are not there.
  private static final Set<String> UNUSABLE = Set.of("28", "3D");

  /// A named statement that is there already, or not there: a pooler has changed the session.
  private static final Set<String> POOLED = Set.of("42P05", "26000");

  private SqlFailures() {}

  /// What to throw instead of `failure`: a [Conflict], an [Unavailable], a [DatabaseUnusable], or
  /// `failure` itself if it is none of them and so a defect.
  static RuntimeException translated(Throwable failure) {
    var already = causes(failure).filter(OutPortException.class::isInstance).findFirst();
    if (already.isPresent()) {
      return (OutPortException) already.get();
    }
    var certificate = TlsFailures.sentence(failure);
    if (certificate.isPresent()) {
      return new DatabaseUnusable("The database refused: " + certificate.get(), failure);
    }
    if (has(failure, SqlFailures::isOfPooler)) {
      return new DatabaseUnusable(
          "Between Ava and the database is a pooler in transaction mode: set"
              + " DATABASE_POOLER=transaction.",
          failure);
    }
    var conflict = causes(failure).flatMap(cause -> conflict(cause).stream()).findFirst();
    if (conflict.isPresent()) {
      return new Conflict(conflict.get(), failure);
    }
    if (has(failure, SqlFailures::isUnavailable)) {
      return new Unavailable("The database did not do it.", failure);
    }
    var unusable = causes(failure).filter(SqlFailures::isUnusable).findFirst();
    if (unusable.isPresent()) {
      return new DatabaseUnusable(
          "The database refused: %s. The logins are made by `ava migrate`."
              .formatted(unusable.get().getMessage()),
          failure);
    }
    return failure instanceof RuntimeException defect ? defect : new IllegalStateException(failure);
  }

  private static boolean has(Throwable failure, Predicate<Throwable> kind) {
    return causes(failure).anyMatch(kind);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(16);
  }

  private static Optional<String> conflict(Throwable failure) {
    return state(failure).map(CONFLICTS::get);
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof IOException
        || failure instanceof InterruptedException
        || state(failure)
            .map(state -> UNAVAILABLE.stream().anyMatch(state::startsWith))
            .orElseGet(() -> isOfTheConnection(failure));
  }

  private static boolean isOfPooler(Throwable failure) {
    return state(failure).filter(POOLED::contains).isPresent();
  }

  private static boolean isUnusable(Throwable failure) {
    return state(failure)
        .filter(state -> UNUSABLE.stream().anyMatch(state::startsWith))
        .isPresent();
  }

  /// What the driver found out by itself, without an answer of the server's.
  private static boolean isOfTheConnection(Throwable failure) {
    return failure instanceof R2dbcNonTransientResourceException
        || failure instanceof R2dbcTransientException
        || failure instanceof R2dbcTimeoutException;
  }

  private static Optional<String> state(Throwable failure) {
    return failure instanceof R2dbcException sql
        ? Optional.ofNullable(sql.getSqlState()).filter(state -> !state.isEmpty())
        : Optional.empty();
  }
}
