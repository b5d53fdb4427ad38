package dev.ava.postgres;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.Fixtures;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What a pooler in transaction mode must not break. The whole suite runs behind one too, see
/// [TestPostgres].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class PgBouncerTest {
  private static final Caller SERVICE = Caller.Service.WORKER;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration QUICK = Duration.ofSeconds(10);

  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private PgBouncer pooler;
  private TestDatabase database;
  private PostgresStore store;

  @BeforeAll
  void startPooler() {
    pooler = PgBouncer.before(TestPostgres.server().address());
  }

  @AfterAll
  void stopPooler() throws IOException {
    if (pooler != null) {
      pooler.close();
    }
  }

  @BeforeEach
  void open() {
    database = through(TestPostgres.database());
    said.list.clear();
    said.start();
    logger().addAppender(said);
    logger().setLevel(Level.INFO);
  }

  @AfterEach
  void close() throws SQLException {
    logger().detachAppender(said);
    logger().setLevel(null);
    if (store != null) {
      store.close();
      store = null;
    } else {
      database.close();
    }
  }

  @Test
  void manyCallersShareFewSessionsAndEachIsOnlyItself() throws Exception {
    open(Map.of());
    var users = IntStream.range(0, 40).mapToObj(number -> aUser()).toList();
    var threads = new ArrayList<OtherThread<List<String>>>();
    for (var user : users) {
      threads.add(
          OtherThread.start(
              () -> {
                var states = new ArrayList<String>();
                for (var time = 0; time < 5; time++) {
                  states.add(
                      store
                          .transactions()
                          .required(new Caller.User(user), () -> Inside.state(store)));
                  store
                      .transactions()
                      .required(new Caller.User(user), () -> store.bean(Accounts.class).find(user));
                }
                return states;
              }));
    }

    for (var each = 0; each < users.size(); each++) {
      var sub = "\"sub\":\"%s\"".formatted(users.get(each).value());
      assertThat(threads.get(each).result())
          .hasSize(5)
          .allSatisfy(s -> assertThat(s).contains(sub));
    }
    assertThat(Inside.pooledState(store, new Caller.User(users.getFirst())))
        .endsWith(" ava_user none");
  }

  @Test
  void theTimeLimitsAreThoseOfTheTransactionAlone() {
    open(
        Map.of(
            "ava.database.time-limits.statement", "300ms",
            "ava.database.time-limits.lock", "150ms",
            "ava.database.user-connections", 1));
    var caller = new Caller.User(aUser());
    var limits =
        """
        select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),
          current_setting('idle_in_transaction_session_timeout'))
        """;

    assertThat(store.transactions().required(caller, () -> Inside.query(store, limits)))
        .containsExactly("300ms 150ms 30s");
    assertThat(Inside.pooled(store, caller, limits)).isEqualTo("0 0 0");
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .required(caller, () -> Inside.query(store, "select pg_sleep(20)")))
        .satisfies(
            failure -> assertThat(SqlFailures.translated(failure)).isInstanceOf(Unavailable.class));
  }

  @Test
  void whoWaitsForALockForTooLongIsToldToComeBack() throws SQLException {
    open(Map.of("ava.database.time-limits.lock", "150ms"));
    var user = aUser();
    try (var superuser = database.superuser()) {
      superuser.setAutoCommit(false);
      Sql.execute(superuser, "lock table ava.accounts in access exclusive mode");

      assertThatThrownBy(
              () ->
                  store
                      .transactions()
                      .required(new Caller.User(user), () -> store.bean(Accounts.class).find(user)))
          .isInstanceOf(Unavailable.class);
      superuser.rollback();
    }
  }

  @Test
  void whatThisNodeAddsWakesItsWorkers() throws Exception {
    open(Map.of());
    var signal = store.bean(WorkSignal.class);
    var waiter = waiter(signal);

    add();

    assertThat(waiter.result()).isLessThan(QUICK);
  }

  @Test
  void whatIsRolledBackWakesNobody() throws Exception {
    open(Map.of());
    var signal = store.bean(WorkSignal.class);
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .required(
                        SERVICE,
                        () -> {
                          store.bean(Inbox.class).add(List.of(aText().build()), NOW);
                          throw new IllegalArgumentException("no");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    store.transactions().required(SERVICE, () -> {});

    var began = System.nanoTime();
    signal.await(Queue.INBOX, Duration.ofMillis(300));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void thatNoNotificationsComeIsSaidOnceAndIsNoWarning() throws Exception {
    open(Map.of());
    var signal = store.bean(WorkSignal.class);

    for (var time = 0; time < 10; time++) {
      signal.await(Queue.OUTBOX, Duration.ofMillis(50));
    }

    assertThat(said.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.INFO);
              assertThat(event.getFormattedMessage()).contains("No notifications come through");
            });
  }

  @Test
  void notificationsMayTakeAnotherWay() throws Exception {
    open(Map.of("ava.database.listen-url", database.directUrl()));
    var signal = store.bean(WorkSignal.class);
    try (var superuser = database.superuser()) {
      Eventually.holds(
          "somebody listens",
          () ->
              Sql.text(
                      superuser,
                      "select count(*) from pg_stat_activity where datname = current_database() and query ilike 'listen%'")
                  .equals("1"));
      signal.await(Queue.INBOX, Duration.ofMillis(100));
      var waiter = waiter(signal);

      Sql.text(superuser, "select pg_notify('ava_inbox', '')");

      assertThat(waiter.result()).isLessThan(QUICK);
    }
  }

  @Test
  void aWayForNotificationsThatLeadsNowhereIsSaidOnce() throws Exception {
    open(Map.of("ava.database.listen-url", "postgresql://127.0.0.1:1/nowhere"));
    var signal = store.bean(WorkSignal.class);
    Eventually.holds("it is said", () -> !said.list.isEmpty());

    for (var time = 0; time < 20; time++) {
      signal.await(Queue.INBOX, Duration.ofMillis(100));
    }

    assertThat(said.list).hasSize(1);
    assertThat(said.list.getFirst().getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void migrationsGoThroughAndLeavePasswordsThatAreRightAsTheyAre() throws SQLException {
    var empty = through(TestPostgres.emptyDatabase());
    try (var superuser = empty.superuser()) {
      assertThat(TestServer.migrate(empty.url())).isEqualTo(TestPostgres.migrations());
      var before = verifiers(superuser);

      assertThat(TestServer.migrate(empty.url())).isZero();

      assertThat(verifiers(superuser)).hasSize(2).isEqualTo(before);
    } finally {
      empty.close();
    }
  }

  @Test
  void isolationIsProvenThroughItToo() throws SQLException {
    open(Map.of());

    assertThat(store.bean(IsolationProof.class).run().faults()).isEmpty();
  }

  /// Prepared statements that are there already, or not there: whether and when they are met is a
  /// matter of luck.
  @ParameterizedTest
  @ValueSource(strings = {"42P05", "26000"})
  void aPoolerThatNobodyHasToldOfIsNamed(String state) {
    assertThat(
            SqlFailures.translated(new R2dbcNonTransientResourceException("Of statements", state)))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("DATABASE_POOLER=transaction");
  }

  private void open(Map<String, Object> settings) {
    store = PostgresStore.on(database, settings);
  }

  private TestDatabase through(TestDatabase direct) {
    return new TestDatabase(direct.server(), pooler.address(), direct.name());
  }

  private OtherThread<Duration> waiter(WorkSignal signal) {
    return OtherThread.start(
        () -> {
          var began = System.nanoTime();
          signal.await(Queue.INBOX, LONG);
          return Duration.ofNanos(System.nanoTime() - began);
        });
  }

  private void add() {
    var item = aText().build();
    assertThat(
            store
                .transactions()
                .required(SERVICE, () -> store.bean(Inbox.class).add(List.of(item), NOW)))
        .containsExactly(item.key());
  }

  private UserId aUser() {
    var user = Fixtures.aUserId();
    store.addUser(user, Fixtures.anEmail());
    return user;
  }

  private static List<String> verifiers(Connection superuser) throws SQLException {
    return Sql.texts(
        superuser,
        "select rolpassword from pg_authid where rolname in ('ava_user', 'ava_service') order by rolname");
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(PostgresWorkSignal.class);
  }
}
