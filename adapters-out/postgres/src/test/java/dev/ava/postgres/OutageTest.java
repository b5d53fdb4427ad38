package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.InboxItemFixture;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The database goes away and comes back.
@Timeout(180)
final class OutageTest {
  private static final Caller SERVICE = Caller.Service.WORKER;
  private static final int CONNECTIONS = 4;

  private final OwnServer server = OwnServer.start();
  private TestDatabase database;
  private PostgresStore store;

  @BeforeEach
  void start() throws SQLException {
    database = new TestDatabase(server.address(), "outage");
    try (var maintenance = database.maintenance()) {
      Sql.execute(maintenance, "create database outage");
    }
    store = PostgresStore.on(database, Map.of("ava.database.service-connections", CONNECTIONS));
  }

  @AfterEach
  void stop() throws SQLException, IOException {
    store.close();
    server.close();
  }

  @Test
  void transactionsAreUnavailableMeanwhileAndWorkAfterwards() throws Exception {
    fillThePool();

    server.stop();

    assertThatThrownBy(() -> store.transactions().required(SERVICE, () -> "never"))
        .isInstanceOf(Unavailable.class);

    server.startAgain();

    for (int i = 0; i < 2 * CONNECTIONS; i++) {
      assertThat(add()).hasSize(1);
    }
  }

  @Test
  void aPoolOfDeadConnectionsIsNotNoticed() throws Exception {
    fillThePool();

    server.stop();
    server.startAgain();

    for (int i = 0; i < 2 * CONNECTIONS; i++) {
      assertThat(add()).hasSize(1);
    }
  }

  @Test
  void waitingForWorkGoesOnDuringTheOutageAndIsWokenAfterIt() throws Exception {
    var signal = store.bean(WorkSignal.class);
    settle(signal);

    server.stop();
    var began = System.nanoTime();
    signal.await(Queue.INBOX, Duration.ofMillis(200));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    var waiter =
        OtherThread.start(
            () -> {
              signal.await(Queue.INBOX, Duration.ofMinutes(2));
              return true;
            });
    server.startAgain();

    assertThat(waiter.result()).as("whoever waits looks after an outage").isTrue();
    settle(signal);
    var woken =
        OtherThread.start(
            () -> {
              signal.await(Queue.INBOX, Duration.ofMinutes(2));
              return true;
            });
    add();
    assertThat(woken.result()).isTrue();
  }

  private Set<String> add() {
    return store
        .transactions()
        .required(
            SERVICE,
            () ->
                store
                    .bean(Inbox.class)
                    .add(List.of(InboxItemFixture.aText().build()), Fixtures.NOW));
  }

  /// Makes every connection that the pool may have.
  private void fillThePool() throws Exception {
    var together = new CyclicBarrier(CONNECTIONS);
    var threads =
        Stream.generate(
                () ->
                    OtherThread.start(
                        () -> store.transactions().required(SERVICE, () -> await(together))))
            .limit(CONNECTIONS)
            .toList();
    for (var thread : threads) {
      assertThat(thread.result()).isTrue();
    }
  }

  private static boolean await(CyclicBarrier barrier) {
    try {
      return barrier.await() >= 0;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void settle(WorkSignal signal) throws InterruptedException {
    signal.await(Queue.INBOX, Duration.ofMillis(300));
    signal.await(Queue.INBOX, Duration.ofMillis(300));
  }
}
