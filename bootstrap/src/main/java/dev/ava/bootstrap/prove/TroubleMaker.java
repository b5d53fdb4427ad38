package dev.ava.bootstrap.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Kills nodes and crashes the database when the schedule says so. A kill waits until another node
/// is up to go on with the work, unless the schedule says that it does not matter. Meanwhile the
/// flow waits.
final class TroubleMaker implements AutoCloseable {
  private final Nodes nodes;
  private final ScratchDatabase database;
  private final RecoveryWatch watch;
  private final AtomicInteger kills = new AtomicInteger();
  private final List<Duration> outages = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private @Nullable Thread thread;

  TroubleMaker(Nodes nodes, ScratchDatabase database, RecoveryWatch watch) {
    this.nodes = nodes;
    this.database = database;
    this.watch = watch;
  }

  void start(Schedule schedule, Pace pace) {
    thread = Thread.ofVirtual().name("troubles").start(() -> run(schedule, pace));
  }

  int kills() {
    return kills.get();
  }

  /// How long each crash of the database took, from the crash to the first connection.
  synchronized List<Duration> outages() {
    return List.copyOf(outages);
  }

  /// Whether all of it was done.
  ///
  /// @throws java.util.concurrent.CompletionException if it could not be
  boolean isDone() {
    return done.isDone() && done.join() == null;
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(Schedule schedule, Pace pace) {
    try {
      for (var trouble : schedule.troubles()) {
        pace.await(trouble.at());
        switch (trouble.kind()) {
          case KILL -> kill(trouble, pace);
          case RESTART -> crash();
        }
      }
      done.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private void kill(Trouble trouble, Pace pace) throws InterruptedException {
    pace.hold();
    var up = nodes.awaitUp(trouble.evenTheLast() ? 1 : Math.min(2, nodes.size()));
    pace.release();
    up.get(trouble.choice() % up.size()).kill();
    kills.incrementAndGet();
    watch.killed();
  }

  private void crash() throws IOException, InterruptedException {
    var since = System.nanoTime();
    database.crash();
    synchronized (this) {
      outages.add(Duration.ofNanos(System.nanoTime() - since));
    }
  }
}
