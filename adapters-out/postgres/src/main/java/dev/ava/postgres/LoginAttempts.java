package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Verb;
import dev.ava.postgres.IsolationAttempt.Who;
import dev.ava.postgres.IsolationFault.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tries what the product's own pooled connections can do while no transaction has taken on a role:
/// at first, after one that failed, and after one that was committed.
final class LoginAttempts {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final List<Verb> VERBS =
      List.of(Verb.SELECT, Verb.LOCK, Verb.INSERT, Verb.UPDATE, Verb.DELETE);

  private static final String STATE =
      """
      select concat_ws(', ', nullif(current_user, session_user), nullif(current_setting('role'), 'none'),
        nullif(current_setting('request.jwt.claims', true), ''))
      """;

  private final CallerConnections connections;
  private final Scope scope;
  private final List<IsolationAttempt> attempts = new ArrayList<>();
  private final List<IsolationFault> faults = new ArrayList<>();

  LoginAttempts(CallerConnections connections, Scope scope) {
    this.connections = connections;
    this.scope = scope;
  }

  void on(List<Relation> relations) {
    var user = new Caller.User(SampleUser.random().id());
    var service = Caller.Service.OPERATOR;
    probe(user, Who.USER_LOGIN, relations);
    fail(user);
    probe(user, Who.USER_LOGIN_AFTER_ERROR, relations);
    commit(user);
    probe(user, Who.USER_LOGIN_AFTER_COMMIT, relations);
    probe(service, Who.SERVICE_LOGIN, relations);
    fail(service);
    probe(service, Who.SERVICE_LOGIN_AFTER_ERROR, relations);
    commit(service);
    probe(service, Who.SERVICE_LOGIN_AFTER_COMMIT, relations);
  }

  List<IsolationAttempt> attempts() {
    return attempts;
  }

  List<IsolationFault> faults() {
    return faults;
  }

  private void probe(Caller caller, Who who, List<Relation> relations) {
    var left = with(caller, connection -> text(connection, STATE));
    if (!left.isEmpty()) {
      faults.add(
          new IsolationFault(
              Kind.SURVIVES,
              who.heading(),
              "%s is still %s.".formatted(IsolationVerdict.capitalized(who.words()), left)));
    }
    attempts.addAll(
        with(
            caller,
            connection ->
                Flux.fromIterable(relations)
                    .concatMap(
                        relation ->
                            Flux.fromIterable(VERBS)
                                .concatMap(
                                    verb ->
                                        outcome(connection, relation, verb)
                                            .map(
                                                outcome ->
                                                    IsolationAttempt.of(
                                                        relation.name(), who, verb, outcome))))
                    .collectList()));
  }

  /// Every attempt is a transaction of its own, without a scope, that is rolled back.
  private static Mono<Outcome> outcome(Connection connection, Relation relation, Verb verb) {
    if (relation.isReadOnly() && verb != Verb.SELECT) {
      return Mono.just(Outcome.IMPOSSIBLE);
    }
    var statement = Attempts.statement(verb, relation.name(), relation.column());
    return Mono.from(connection.beginTransaction())
        .then(run(connection, statement))
        .thenReturn(Attempts.success(verb))
        .onErrorResume(R2dbcException.class, e -> Mono.just(Attempts.failure(verb, state(e))))
        .flatMap(outcome -> Mono.from(connection.rollbackTransaction()).thenReturn(outcome));
  }

  private void fail(Caller caller) {
    with(
        caller,
        connection ->
            Mono.from(connection.beginTransaction())
                .then(scope.enter(connection, caller))
                .then(run(connection, "select 1 / 0"))
                .onErrorResume(R2dbcException.class, expected -> Mono.empty())
                .then(Mono.from(connection.rollbackTransaction()))
                .thenReturn(""));
  }

  private void commit(Caller caller) {
    with(
        caller,
        connection ->
            Mono.from(connection.beginTransaction())
                .then(scope.enter(connection, caller))
                .then(Mono.from(connection.commitTransaction()))
                .thenReturn(""));
  }

  private <T> T with(Caller caller, Function<Connection, Mono<T>> work) {
    try {
      return Mono.usingWhen(connections.lend(caller), work, Connection::close)
          .blockOptional(LONGEST)
          .orElseThrow();
    } catch (RuntimeException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  private static Mono<Void> run(Connection connection, String statement) {
    return Flux.from(connection.createStatement(statement).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  private static Mono<String> text(Connection connection, String query) {
    return Flux.from(connection.createStatement(query).execute())
        .flatMap(result -> result.map((row, columns) -> String.valueOf(row.get(0, String.class))))
        .single();
  }

  private static String state(R2dbcException e) {
    return Optional.ofNullable(e.getSqlState()).orElse("");
  }
}
