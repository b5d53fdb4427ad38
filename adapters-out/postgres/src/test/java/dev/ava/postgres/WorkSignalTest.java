package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.WorkSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class WorkSignalTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String LISTENERS =
      "select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'";

  private final TestDatabase database = TestPostgres.database();
  private PostgresStore store;
  private WorkSignal signal;

  @BeforeEach
  void start() throws Exception {
    store =
        PostgresStore.on(
            database,
            TestPostgres.isPooled()
                ? Map.of("ava.database.listen-url", database.directUrl())
                : Map.of());
    signal = store.bean(WorkSignal.class);
    awaitListener("");
    settle();
  }

  @AfterEach
  void stop() throws SQLException {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({"INBOX, ava_inbox", "OUTBOX, ava_outbox"})
  void anotherNodesNotificationWakes(Queue queue, String channel) throws Exception {
    var waiter = waiter(queue);

    store.execute("select pg_notify('%s', '')".formatted(channel));

    assertThat(waiter.result()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whatIsNotCommittedWakesNobody() throws Exception {
    try (var connection = database.superuser()) {
      connection.setAutoCommit(false);
      Sql.text(connection, "select pg_notify('ava_inbox', '')");
      var began = System.nanoTime();
      signal.await(Queue.INBOX, Duration.ofMillis(400));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(399));
    }
  }

  @Test
  void aKilledListenerListensAgainEachTimeWithinSeconds() throws Exception {
    for (int i = 0; i < 5; i++) {
      var killed = listener();
      store.execute("select pg_terminate_backend(%s, 5000)".formatted(killed));
      var began = System.nanoTime();

      awaitListener(killed);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
    settle();
    var waiter = waiter(Queue.OUTBOX);
    store.execute("select pg_notify('ava_outbox', '')");
    assertThat(waiter.result()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void theListenerHasNoRights() throws SQLException {
    try (var superuser = database.superuser()) {
      assertThat(Sql.texts(superuser, LISTENERS.replace("select pid", "select usename")))
          .containsExactly("ava_service");
    }
  }

  @Test
  void theListenerEndsWithTheProgram() throws Exception {
    var listener = listener();

    store.bean(PostgresWorkSignal.class).stop();

    try (var superuser = database.superuser()) {
      Eventually.holds("nobody listens", () -> !Sql.texts(superuser, LISTENERS).contains(listener));
    }
  }

  private OtherThread<Duration> waiter(Queue queue) {
    return OtherThread.start(
        () -> {
          var began = System.nanoTime();
          signal.await(queue, LONG);
          return Duration.ofNanos(System.nanoTime() - began);
        });
  }

  private String listener() throws SQLException {
    try (var superuser = database.superuser()) {
      return Sql.texts(superuser, LISTENERS).getFirst();
    }
  }

  /// Waits for a listener that is not `former`.
  private void awaitListener(String former) throws Exception {
    try (var superuser = database.superuser()) {
      Eventually.holds(
          "somebody else listens",
          () -> !Sql.texts(superuser, LISTENERS).stream().allMatch(former::equals));
    }
  }

  private void settle() throws InterruptedException {
    for (var queue : Queue.values()) {
      signal.await(queue, Duration.ofMillis(200));
      signal.await(queue, Duration.ofMillis(200));
    }
  }
}
