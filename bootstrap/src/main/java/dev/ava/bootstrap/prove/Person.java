package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Plays the person who looks after messages of which Ava does not know whether they went out: asks
/// Meta, and sends those again that it never took. What Meta took is left to its reports.
final class Person implements AutoCloseable {
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ScratchDatabase database;
  private final Acceptances acceptances;
  private final Resend resend;
  private final Set<UUID> resent = new HashSet<>();
  private final Thread thread;

  Person(ScratchDatabase database, Acceptances acceptances, Resend resend) {
    this.database = database;
    this.acceptances = acceptances;
    this.resend = resend;
    this.thread = Thread.ofVirtual().name("person").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Which messages of the outbox were sent again.
  synchronized Set<UUID> resent() {
    return Set.copyOf(resent);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(LOOKS_EVERY);
        var lost = unknown().stream().filter(id -> !acceptances.took(id)).toList();
        if (!lost.isEmpty()) {
          resend.resend(lost);
          remember(lost);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void remember(List<UUID> ids) {
    resent.addAll(ids);
  }

  private List<UUID> unknown() throws InterruptedException {
    return Patience.with(
        database,
        connection -> {
          try (var query =
              connection.prepareStatement(
                  """
              select id from ava.outbox
              where state = 'unknown' and changed_at < now() - make_interval(secs => ?)
              """)) {
            query.setInt(1, PATIENCE.toSecondsPart());
            var ids = new ArrayList<UUID>();
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
              }
            }
            return ids;
          }
        });
  }

  /// How a person has messages sent again.
  interface Resend {
    void resend(List<UUID> outboxIds) throws InterruptedException;
  }
}
