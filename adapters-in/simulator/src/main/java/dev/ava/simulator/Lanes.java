package dev.ava.simulator;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work in the background: what is in one lane in order, one at a time; lanes beside each
/// other. Thread-safe. Work is interrupted when the simulator ends.
@Singleton
@SimulatorOnly
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Work>> busy = new HashMap<>();

  /// Work that may wait.
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  synchronized void run(String lane, Work work) {
    var waiting = busy.get(lane);
    if (waiting != null) {
      waiting.add(work);
    } else {
      busy.put(lane, new ArrayDeque<>());
      threads.execute(() -> drain(lane, work));
    }
  }

  private void drain(String lane, Work first) {
    try {
      for (var work = first; work != null; work = next(lane)) {
        attempt(work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Work next(String lane) {
    var waiting = busy.get(lane);
    var work = waiting == null ? null : waiting.poll();
    if (work == null) {
      busy.remove(lane);
    }
    return work;
  }

  private static void attempt(Work work) throws InterruptedException {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("The simulator failed", e);
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
