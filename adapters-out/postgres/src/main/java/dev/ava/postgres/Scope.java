package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who the database takes us for: the very first statement of every transaction, as PostgREST does
/// it. Both settings end with the transaction.
@Singleton
final class Scope {
  static final String STATEMENT =
      "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)";

  private final String statement;

  @Inject
  Scope() {
    this(STATEMENT);
  }

  /// @param statement takes the role as `$1` and the claims as `$2`
  Scope(String statement) {
    this.statement = statement;
  }

  Mono<Void> open(Connection connection, Caller caller) {
    var settings =
        connection.createStatement(statement).bind("$1", role(caller)).bind("$2", claims(caller));
    return Flux.from(settings.execute()).flatMap(Result::getRowsUpdated).then();
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
