package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.CallerGone;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who the database takes us for, and how long it bears with us: the very first statement of every
/// transaction, as PostgREST does it. All settings end with the transaction, so that they are right
/// behind every pooler, which settings of a session or of its start are not.
///
/// The values are ours alone, words and ids, and stand in the text: a statement without parameters
/// goes out together with those before and behind it, while the driver lets the next one wait for
/// the answer of each that has some.
@Singleton
final class Scope {
  /// What takes on a role, with places for it and the claims.
  static final String STATEMENT =
      """
      select set_config('role', '{role}', true), set_config('request.jwt.claims', '{claims}', true),
        set_config('statement_timeout', '{statement}', true),
        set_config('lock_timeout', '{lock}', true),
        set_config('idle_in_transaction_session_timeout', '{idle}', true)
      """;

  private static final String CLAIMS = "{claims}";
  private static final String KNOWS_CALLER = ";\nselect ava.knows_caller()";

  private final String beforeClaims;
  private final String behindClaims;
  private final String ofServices;

  @Inject
  Scope(TimeLimits limits) {
    this(STATEMENT, limits);
  }

  /// @param statement has the places that [#STATEMENT] has
  Scope(String statement, TimeLimits limits) {
    var limited =
        statement
            .strip()
            .replace("{statement}", String.valueOf(limits.statement().toMillis()))
            .replace("{lock}", String.valueOf(limits.lock().toMillis()))
            .replace("{idle}", String.valueOf(limits.idle().toMillis()));
    var ofUsers = limited.replace("{role}", "authenticated");
    this.beforeClaims = ofUsers.substring(0, ofUsers.indexOf(CLAIMS));
    this.behindClaims = ofUsers.substring(ofUsers.indexOf(CLAIMS) + CLAIMS.length());
    this.ofServices =
        limited.replace("{role}", "service_role").replace(CLAIMS, claims(Caller.Service.WORKER));
  }

  /// Sends what opens a transaction. Whether a person is still known is asked with it; the
  /// transaction of one who is not fails with [CallerGone].
  ///
  /// @param begin the `begin` of the transaction
  Mono<Void> open(Connection connection, Caller caller, String begin) {
    var opening = begin + ";\n" + statement(caller);
    return switch (caller) {
      case Caller.User user ->
          run(connection, opening + KNOWS_CALLER)
              .flatMap(known -> known.equals(true) ? Mono.empty() : Mono.error(new CallerGone()));
      case Caller.Service service -> run(connection, opening).then();
    };
  }

  /// Takes on the role in a transaction that has begun, for whoever it is, known or not.
  Mono<Void> enter(Connection connection, Caller caller) {
    return run(connection, statement(caller)).then();
  }

  /// What the first column of the last row of some statements says.
  private static Mono<Object> run(Connection connection, String statements) {
    return Flux.from(connection.createStatement(statements).execute())
        .concatMap(result -> result.map((Readable row) -> row.get(0)))
        .last();
  }

  private String statement(Caller caller) {
    return switch (caller) {
      case Caller.User user -> beforeClaims + claims(user) + behindClaims;
      case Caller.Service service -> ofServices;
    };
  }

  static String claims(Caller caller) {
    return switch (caller) {
      case Caller.User(var id) -> "{\"sub\":\"" + id.value() + "\",\"role\":\"authenticated\"}";
      case Caller.Service service -> "{\"role\":\"service_role\"}";
    };
  }
}
