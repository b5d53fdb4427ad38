package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.AvatarFixture;
import dev.ava.testkit.Fixtures;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who the database takes us for, seen from inside, with one connection per pool so that each
/// transaction gets what the one before has left.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScopeTest {
  private static final Caller SERVICE = Caller.Service.WORKER;

  private PostgresStore store;

  @BeforeAll
  void start() {
    store =
        PostgresStore.on(
            TestPostgres.database(),
            Map.of("ava.database.user-connections", 1, "ava.database.service-connections", 1));
  }

  @AfterAll
  void stop() throws SQLException {
    store.close();
  }

  @Test
  void aUserIsTheUserOfTheDatabaseToo() {
    var user = aUser();

    var state = store.transactions().required(new Caller.User(user), () -> Inside.state(store));

    assertThat(state)
        .endsWith(
            " authenticated authenticated {\"sub\":\"%s\",\"role\":\"authenticated\"}"
                .formatted(user.value()));
  }

  @Test
  void aServiceIsTheServiceRole() {
    for (var service : Caller.Service.values()) {
      assertThat(store.transactions().required(service, () -> Inside.state(store)))
          .endsWith(" service_role service_role {\"role\":\"service_role\"}");
    }
  }

  @Test
  void aQueryOutsideATransactionNeverReachesTheDatabase() {
    var user = aUser();

    assertThatThrownBy(() -> store.bean(Accounts.class).find(user))
        .isInstanceOf(MissingTransaction.class);
    assertThatThrownBy(
            () -> store.bean(Avatars.class).add(AvatarFixture.anAvatar().of(user).build()))
        .isInstanceOf(MissingTransaction.class);
  }

  @Test
  void aQueryOnAnotherThreadIsOutsideTheTransaction() {
    var user = aUser();

    var failure =
        store
            .transactions()
            .required(
                new Caller.User(user),
                () -> OtherThread.failureOf(() -> store.bean(Accounts.class).find(user)));

    assertThat(failure).isInstanceOf(MissingTransaction.class);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void nothingOutlivesATransaction(Caller caller) {
    var pid = pid(store.transactions().required(caller, () -> Inside.state(store)));

    assertNothingIsLeft(caller, pid);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void nothingOutlivesATransactionWhoseWorkFails(Caller caller) {
    var pid = pid(store.transactions().required(caller, () -> Inside.state(store)));

    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .required(
                        caller,
                        () -> {
                          Inside.state(store);
                          throw new IllegalArgumentException("no");
                        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertNothingIsLeft(caller, pid);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void nothingOutlivesATransactionWithAnError(Caller caller) {
    var pid = pid(store.transactions().required(caller, () -> Inside.state(store)));

    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .required(
                        caller,
                        () -> {
                          throw new StackOverflowError();
                        }))
        .isInstanceOf(StackOverflowError.class);

    assertNothingIsLeft(caller, pid);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void nothingOutlivesATransactionWithAFailedStatement(Caller caller) {
    var pid = pid(store.transactions().required(caller, () -> Inside.state(store)));

    assertThatThrownBy(
            () -> store.transactions().required(caller, () -> Inside.query(store, "select 1 / 0")))
        .isNotNull();

    assertNothingIsLeft(caller, pid);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void nothingOutlivesATransactionThatChangesItsOwnScope(Caller caller) {
    var pid = pid(store.transactions().required(caller, () -> Inside.state(store)));

    store
        .transactions()
        .required(
            caller,
            () ->
                Inside.query(
                    store, "select set_config('request.jwt.claims', '{\"sub\":\"x\"}', true)"));

    assertNothingIsLeft(caller, pid);
  }

  Stream<Caller> callers() {
    return Stream.of(new Caller.User(aUser()), SERVICE);
  }

  private void assertNothingIsLeft(Caller caller, String pid) {
    var login = caller instanceof Caller.User ? "ava_user" : "ava_service";
    assertThat(Inside.pooledState(store, caller)).isEqualTo("%s %s none".formatted(pid, login));
  }

  private static String pid(String state) {
    return state.substring(0, state.indexOf(' '));
  }

  private UserId aUser() {
    var user = Fixtures.aUserId();
    store.addUser(user, Fixtures.anEmail());
    return user;
  }
}
