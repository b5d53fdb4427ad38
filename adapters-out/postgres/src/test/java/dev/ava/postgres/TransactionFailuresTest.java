package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.AvatarFixture;
import dev.ava.testkit.Fixtures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Transactions that go wrong in ways that only a database knows. One connection per pool, so that
/// one that is lost is missed at once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class TransactionFailuresTest {
  private static final Caller SERVICE = Caller.Service.WORKER;

  private PostgresStore store;
  private Transactions transactions;
  private UserId user;

  @BeforeAll
  void start() {
    store =
        PostgresStore.on(
            TestPostgres.database(),
            Map.of("ava.database.user-connections", 1, "ava.database.service-connections", 1));
    transactions = store.transactions();
  }

  @AfterAll
  void stop() throws SQLException {
    store.close();
  }

  @BeforeEach
  void addUser() {
    user = Fixtures.aUserId();
    store.addUser(user, Fixtures.anEmail());
  }

  @Test
  void aBackendThatDiesDuringTheWorkIsUnavailable() {
    assertThatThrownBy(
            () ->
                transactions.required(
                    SERVICE,
                    () -> {
                      addAvatar();
                      kill(backend());
                      store.bean(Avatars.class).ofOwner(user);
                    }))
        .isInstanceOf(Unavailable.class);
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void aBackendThatDiesBeforeTheCommitIsUnavailable() {
    assertThatThrownBy(
            () ->
                transactions.required(
                    SERVICE,
                    () -> {
                      addAvatar();
                      kill(backend());
                    }))
        .isInstanceOf(Unavailable.class);
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void aBackendThatDiesBeforeTheRollbackPassesTheFailureOn() {
    var failure = new IllegalArgumentException("no");

    assertThatThrownBy(
            () ->
                transactions.required(
                    SERVICE,
                    () -> {
                      addAvatar();
                      kill(backend());
                      throw failure;
                    }))
        .isSameAs(failure);
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void anIdleBackendThatDiesIsReplaced() throws Exception {
    var backend = transactions.required(SERVICE, this::backend);
    kill(backend);

    Eventually.holds(
        "another backend works",
        () -> {
          try {
            return !transactions.required(SERVICE, this::backend).equals(backend);
          } catch (Unavailable notNoticedYet) {
            return false;
          }
        });
  }

  @Test
  void aCommitThatAConstraintRefusesIsUnavailable() {
    store.execute(
        """
        create table ava.promises (id int,
          exclude using btree (id with =) deferrable initially deferred)
        """);
    store.execute("grant all on ava.promises to service_role");

    assertThatThrownBy(
            () ->
                transactions.required(
                    SERVICE,
                    () -> {
                      addAvatar();
                      Inside.query(store, "insert into ava.promises values (1), (1) returning id");
                    }))
        .isInstanceOf(Unavailable.class)
        .hasMessage("The database did not commit.");
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void aFailedStatementThatTheWorkKeepsToItselfDoesNotCommit() {
    transactions.required(SERVICE, this::addAvatar);
    var other = Fixtures.aUserId();
    store.addUser(other, Fixtures.anEmail());

    assertThatThrownBy(
            () ->
                transactions.required(
                    SERVICE,
                    () -> {
                      store.bean(Avatars.class).add(AvatarFixture.anAvatar().of(other).build());
                      assertThatThrownBy(this::addAvatar).isInstanceOf(Conflict.class);
                    }))
        .isInstanceOf(Unavailable.class);
    assertThat(transactions.required(SERVICE, () -> store.bean(Avatars.class).ofOwner(other)))
        .isEmpty();
  }

  @Test
  void whoGetsNoConnectionIsToldSoWithinSeconds() throws Exception {
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder = OtherThread.start(() -> transactions.required(SERVICE, () -> hold(held, release)));
    held.await();
    var began = System.nanoTime();

    assertThatThrownBy(() -> transactions.required(SERVICE, this::addAvatar))
        .isInstanceOf(Unavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
    release.countDown();
    assertThat(holder.result()).isTrue();
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void usersAndServicesDoNotWaitForEachOther() throws Exception {
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder = OtherThread.start(() -> transactions.required(SERVICE, () -> hold(held, release)));
    held.await();

    transactions.required(new Caller.User(user), () -> store.bean(Avatars.class).ofOwner(user));

    release.countDown();
    assertThat(holder.result()).isTrue();
  }

  @Test
  void anInterruptWhileWaitingForAConnectionEndsTheWaitAndLosesNone() throws Exception {
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder = OtherThread.start(() -> transactions.required(SERVICE, () -> hold(held, release)));
    held.await();
    var waiting = new CountDownLatch(1);
    var waiter =
        OtherThread.start(
            () -> {
              waiting.countDown();
              transactions.required(SERVICE, this::addAvatar);
              return true;
            });
    waiting.await();

    waiter.interrupt();

    assertThat(waiter.failure()).isInstanceOf(Unavailable.class);
    release.countDown();
    assertThat(holder.result()).isTrue();
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void anInterruptedThreadOpensNoTransactionAndLosesNoConnection() {
    var worked = new AtomicBoolean();
    for (int i = 0; i < 20; i++) {
      var waiter =
          OtherThread.start(
              () -> {
                Thread.currentThread().interrupt();
                transactions.required(
                    SERVICE,
                    () -> {
                      worked.set(true);
                      addAvatar();
                    });
                return true;
              });

      assertThat(waiter.failure()).isInstanceOf(Unavailable.class);
    }
    assertThat(worked).isFalse();
    assertNothingIsStoredAndTheNextWorks();
  }

  /// What it has yet to read may be the answer that it waits for, to a rollback too.
  @Test
  void anEventLoopOpensNoTransaction() {
    var worked = new AtomicBoolean();
    var loop = Schedulers.newParallel("loop", 1, true);
    try {
      var waiting =
          Mono.fromRunnable(() -> transactions.required(SERVICE, () -> worked.set(true)))
              .subscribeOn(loop);

      assertThatThrownBy(waiting::block).hasMessageContaining("event loop");
    } finally {
      loop.dispose();
    }
    assertThat(worked).isFalse();
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void anInterruptDuringAStatementEndsTheWorkAndLosesNoConnection() throws Exception {
    try (var superuser = store.database().superuser()) {
      superuser.setAutoCommit(false);
      Sql.execute(superuser, "lock table ava.avatars in access exclusive mode");
      var waiter =
          OtherThread.start(
              () -> {
                transactions.required(SERVICE, this::addAvatar);
                return true;
              });
      Eventually.holds("the insert waits for the lock", this::somebodyWaitsForALock);

      waiter.interrupt();

      assertThat(waiter.failure()).isInstanceOf(Unavailable.class);
      superuser.rollback();
    }
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void anInterruptDuringTheCommitLeavesNoDoubt() throws Exception {
    var committed =
        OtherThread.start(
            () -> {
              transactions.required(
                  SERVICE,
                  () -> {
                    addAvatar();
                    Thread.currentThread().interrupt();
                  });
              return Thread.interrupted();
            });

    assertThat(committed.result()).as("the interrupt is passed on").isTrue();
    assertThat(stored()).isTrue();
  }

  @Test
  void aDatabaseThatIsSilentWhenATransactionOpensIsUnavailableWithinSeconds() throws Exception {
    for (var caller : List.of(SERVICE, new Caller.User(user))) {
      var backend = transactions.required(caller, this::backend);
      var began = System.nanoTime();
      signal("STOP", backend);
      try {
        assertThatThrownBy(
                () ->
                    transactions.reading(
                        caller, () -> store.bean(MessageLog.class).list(user, null, 1)))
            .isInstanceOf(Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(14));
      } finally {
        signal("CONT", backend);
      }
    }
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void whoAsksNothingOfADatabaseThatIsSilentLosesNoConnection() throws Exception {
    var backend = transactions.required(SERVICE, this::backend);
    signal("STOP", backend);
    try {
      assertThatThrownBy(() -> transactions.required(SERVICE, () -> "nothing asked"))
          .isInstanceOf(Unavailable.class);
    } finally {
      signal("CONT", backend);
    }
    assertNothingIsStoredAndTheNextWorks();
  }

  @Test
  void whatIsReadDoesNotWaitForTheEndAndLosesNoConnection() {
    var reader = new Caller.User(user);

    for (int i = 0; i < 100; i++) {
      assertThat(
              transactions.reading(reader, () -> store.bean(MessageLog.class).list(user, null, 10)))
          .isEmpty();
    }
    assertThat(transactions.required(reader, this::backend)).isNotEmpty();
  }

  @Test
  void workThatFailsWhileItsTransactionCannotBeOpenedIsUnavailable() throws Exception {
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder = OtherThread.start(() -> transactions.required(SERVICE, () -> hold(held, release)));
    held.await();

    assertThatThrownBy(() -> transactions.required(SERVICE, this::addAvatar))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> transactions.required(SERVICE, () -> "nothing asked"))
        .isInstanceOf(Unavailable.class);

    release.countDown();
    assertThat(holder.result()).isTrue();
    assertNothingIsStoredAndTheNextWorks();
  }

  private static void signal(String name, String backend) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, backend).start().waitFor()).isZero();
  }

  private boolean hold(CountDownLatch held, CountDownLatch release) {
    backend();
    held.countDown();
    try {
      release.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addAvatar() {
    store.bean(Avatars.class).add(AvatarFixture.anAvatar().of(user).build());
  }

  private String backend() {
    return Inside.query(store, "select cast(pg_backend_pid() as text)").getFirst();
  }

  private void kill(String backend) {
    store.execute("select pg_terminate_backend(%s, 10000)".formatted(backend));
  }

  private void assertNothingIsStoredAndTheNextWorks() {
    assertThat(stored()).isFalse();
    transactions.required(SERVICE, this::addAvatar);
    assertThat(stored()).isTrue();
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    try (var superuser = store.database().superuser()) {
      return !Sql.texts(
              superuser,
              """
              select pid from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'
              """)
          .isEmpty();
    }
  }

  private boolean stored() {
    return transactions.required(
        SERVICE, () -> store.bean(Avatars.class).ofOwner(user).isPresent());
  }
}
