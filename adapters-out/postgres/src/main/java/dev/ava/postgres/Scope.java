package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.CallerGone;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who the database takes us for, and how long it bears with us: the very first statement of every
/// transaction, as PostgREST does it. All settings end with the transaction, so that they are right
/// behind every pooler, which settings of a session or of its start are not.
@Singleton
final class Scope {
  static final String STATEMENT =
      """
      select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
        set_config('statement_timeout', $3, true), set_config('lock_timeout', $4, true),
        set_config('idle_in_transaction_session_timeout', $5, true)
      """;

  /// With a parameter, because the driver prepares no statement that has none.
  private static final String KNOWN = "select ava.knows_caller() and $1";

  private final String statement;
  private final TimeLimits limits;

  @Inject
  Scope(TimeLimits limits) {
    this(STATEMENT, limits);
  }

  /// @param statement takes what [#STATEMENT] takes
  Scope(String statement, TimeLimits limits) {
    this.statement = statement;
    this.limits = limits;
  }

  /// Sends it. Whether a person is still known is asked with it, without waiting in between; the
  /// transaction of one who is not fails with [CallerGone].
  Mono<Void> open(Connection connection, Caller caller) {
    return switch (caller) {
      case Caller.User user -> Mono.when(enter(connection, caller), requireKnown(connection));
      case Caller.Service service -> enter(connection, caller);
    };
  }

  private static Mono<Void> requireKnown(Connection connection) {
    return Flux.from(connection.createStatement(KNOWN).bind("$1", true).execute())
        .flatMap(result -> result.map((row, columns) -> row.get(0, Boolean.class)))
        .single()
        .flatMap(known -> known ? Mono.empty() : Mono.error(new CallerGone()));
  }

  /// The same for whoever it is, known or not.
  Mono<Void> enter(Connection connection, Caller caller) {
    var settings =
        connection
            .createStatement(statement)
            .bind("$1", role(caller))
            .bind("$2", claims(caller))
            .bind("$3", milliseconds(limits.statement()))
            .bind("$4", milliseconds(limits.lock()))
            .bind("$5", milliseconds(limits.idle()));
    return Flux.from(settings.execute()).flatMap(Result::getRowsUpdated).then();
  }

  private static String milliseconds(Duration limit) {
    return String.valueOf(limit.toMillis());
  }

  static String role(Caller caller) {
    return switch (caller) {
      case Caller.User user -> "authenticated";
      case Caller.Service service -> "service_role";
    };
  }

  static String claims(Caller caller) {
    return switch (caller) {
      case Caller.User(var id) ->
          "{\"sub\":\"%s\",\"role\":\"authenticated\"}".formatted(id.value());
      case Caller.Service service -> "{\"role\":\"service_role\"}";
    };
  }
}
