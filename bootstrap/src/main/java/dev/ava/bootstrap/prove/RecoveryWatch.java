package dev.ava.bootstrap.prove;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Watches what becomes of the work that was under way when a node was killed. What the other nodes
/// had at hand is watched too, so the times are upper bounds for the work of the dead one.
final class RecoveryWatch implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final String HELD =
      """
      select id as number, lease, true as received from ava.inbox
      where state = 'waiting' and leased_until > now()
      union all
      select seq, lease, false from ava.outbox where state = 'sending'
      """;
  private static final String LEFT =
      """
      select
        (select count(*) from ava.inbox
         where id = any (?) and lease = any (?) and state = 'waiting')
        + (select count(*) from ava.outbox
           where seq = any (?) and lease = any (?) and state = 'sending'),
        (select count(*) from ava.inbox where id = any (?) and state = 'waiting')
        + (select count(*) from ava.outbox
           where seq = any (?) and state in ('waiting', 'sending', 'unknown'))
      """;

  private final ScratchDatabase database;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Recovery> recoveries = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();

  RecoveryWatch(ScratchDatabase database) {
    this.database = database;
  }

  /// A node was killed in this moment.
  void killed() {
    open.incrementAndGet();
    var since = System.nanoTime();
    threads.execute(() -> watch(since));
  }

  synchronized List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  boolean isDone() {
    return open.get() == 0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void watch(long since) {
    try {
      var held = held();
      var freed = held.isEmpty() ? Duration.ZERO : awaitFreed(held, since);
      while (!held.isEmpty() && left(held).unfinished() > 0) {
        Thread.sleep(LOOK_EVERY);
      }
      var finished = held.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
      add(new Recovery(held.size(), freed, finished));
      open.decrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration awaitFreed(List<Held> held, long since) throws InterruptedException {
    while (left(held).held() > 0) {
      Thread.sleep(LOOK_EVERY);
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private synchronized void add(Recovery recovery) {
    recoveries.add(recovery);
  }

  private List<Held> held() throws InterruptedException {
    return Patience.with(
        database,
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(HELD)) {
            var held = new ArrayList<Held>();
            while (rows.next()) {
              held.add(
                  new Held(rows.getLong(1), rows.getObject(2, UUID.class), rows.getBoolean(3)));
            }
            return held;
          }
        });
  }

  private Left left(List<Held> held) throws InterruptedException {
    var received = held.stream().filter(Held::received).toList();
    var sent = held.stream().filter(each -> !each.received()).toList();
    return Patience.with(
        database,
        connection -> {
          try (var query = connection.prepareStatement(LEFT)) {
            query.setArray(1, numbers(connection, received));
            query.setArray(2, leases(connection, received));
            query.setArray(3, numbers(connection, sent));
            query.setArray(4, leases(connection, sent));
            query.setArray(5, numbers(connection, received));
            query.setArray(6, numbers(connection, sent));
            try (var rows = query.executeQuery()) {
              rows.next();
              return new Left(rows.getInt(1), rows.getInt(2));
            }
          }
        });
  }

  private static Array numbers(Connection connection, List<Held> held) throws SQLException {
    return connection.createArrayOf("bigint", held.stream().map(Held::number).toArray());
  }

  private static Array leases(Connection connection, List<Held> held) throws SQLException {
    return connection.createArrayOf("uuid", held.stream().map(Held::lease).toArray());
  }

  /// @param received whether it is of the inbox, or else of the outbox
  private record Held(long number, UUID lease, boolean received) {}

  private record Left(int held, int unfinished) {}
}
