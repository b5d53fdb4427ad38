package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The reports that Meta owes on messages that Graph took: sent and delivered on each, read on
/// most, some twice, each after a time of its own, so that they come in any order. Thread-safe.
final class DueReports {
  private static final double READ_PERCENT = 70;
  private static final double TWICE_PERCENT = 10;
  private static final int SOONEST_MILLIS = 100;
  private static final int LATEST_MILLIS = 2_500;

  private final Conditions conditions;
  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicInteger owed = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();
  private final Map<String, String> highest = new ConcurrentHashMap<>();

  DueReports(Conditions conditions) {
    this.conditions = conditions;
  }

  /// Graph took a message in this moment.
  void taken(Taken message) {
    var random = conditions.random("statuses " + message.text(), 0);
    var statuses = new ArrayList<>(List.of("sent", "delivered"));
    if (Conditions.chance(random, READ_PERCENT)) {
      statuses.add("read");
    }
    highest.put(message.wamid(), statuses.getLast());
    var second = Instant.now().getEpochSecond();
    for (var status : statuses) {
      var times = Conditions.chance(random, TWICE_PERCENT) ? 2 : 1;
      for (var time = 0; time < times; time++) {
        owed.incrementAndGet();
        var wait = Conditions.millis(random, SOONEST_MILLIS, LATEST_MILLIS).toNanos();
        queue.add(new Due(new StatusReport(message, status, second), System.nanoTime() + wait));
      }
    }
  }

  /// Waits for the next report and takes it along with all others that are due.
  List<StatusReport> await() throws InterruptedException {
    var due = new ArrayList<Due>();
    due.add(queue.take());
    queue.drainTo(due);
    return due.stream().map(Due::report).toList();
  }

  /// So many reports were answered 200.
  void delivered(int reports) {
    delivered.addAndGet(reports);
  }

  /// How many reports were answered 200.
  int delivered() {
    return delivered.get();
  }

  /// Whether no report is owed any more.
  boolean isDone() {
    return delivered.get() == owed.get();
  }

  /// The furthest status that is reported of each message, by its wamid.
  Map<String, String> highest() {
    return Map.copyOf(highest);
  }

  /// @param at in nanoseconds of the process
  private record Due(StatusReport report, long at) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.ofNanos(at - System.nanoTime()));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
