package dev.ava.postgres;

import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tells the port exceptions that database exceptions stand for.
final class SqlFailures {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CONNECTION_EXCEPTION = "08";
  private static final String INSUFFICIENT_RESOURCES = "53";
  private static final String OPERATOR_INTERVENTION = "57";
  private static final String TRANSACTION_ROLLBACK = "40";

  private SqlFailures() {}

  /// What to throw instead of `failure`: a [Conflict], an [Unavailable], or `failure` itself if it
  /// is neither and so a defect.
  static RuntimeException translated(Throwable failure) {
    if (failure instanceof OutPortException already) {
      return already;
    }
    if (has(failure, SqlFailures::isConflict)) {
      return new Conflict("A unique key is taken.", failure);
    }
    if (has(failure, SqlFailures::isUnavailable)) {
      return new Unavailable("The database did not do it.", failure);
    }
    return failure instanceof RuntimeException defect ? defect : new IllegalStateException(failure);
  }

  private static boolean has(Throwable failure, Predicate<Throwable> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(16)
        .anyMatch(kind);
  }

  private static boolean isConflict(Throwable failure) {
    return state(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof R2dbcNonTransientResourceException
        || failure instanceof R2dbcTransientException
        || failure instanceof R2dbcTimeoutException
        || failure instanceof TimeoutException
        || failure instanceof IOException
        || state(failure)
            .filter(
                state ->
                    Stream.of(
                            CONNECTION_EXCEPTION,
                            INSUFFICIENT_RESOURCES,
                            OPERATOR_INTERVENTION,
                            TRANSACTION_ROLLBACK)
                        .anyMatch(state::startsWith))
            .isPresent();
  }

  private static Optional<String> state(Throwable failure) {
    return failure instanceof R2dbcException sql
        ? Optional.ofNullable(sql.getSqlState())
        : Optional.empty();
  }
}
