package dev.ava.bootstrap.prove;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Plays the part of Meta that delivers reports: several in one webhook, shuffled.
final class StatusReporter implements AutoCloseable {
  private static final int MOST_IN_A_BODY = 20;
  private static final int LONGEST_GATHERING_MILLIS = 200;

  private final Conditions conditions;
  private final DueReports due;
  private final WebhookBodies bodies;
  private final WebhookPoster poster;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StatusReporter(
      Conditions conditions, DueReports due, WebhookBodies bodies, WebhookPoster poster) {
    this.conditions = conditions;
    this.due = due;
    this.bodies = bodies;
    this.poster = poster;
  }

  void start() {
    threads.execute(this::run);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void run() {
    try {
      for (var round = 0; ; round++) {
        var random = conditions.random("reports", round);
        var some = new ArrayList<>(due.await());
        Collections.shuffle(some, random);
        for (var from = 0; from < some.size(); ) {
          var to = Math.min(some.size(), from + random.nextInt(1, MOST_IN_A_BODY + 1));
          var reports = some.subList(from, to);
          var body = bodies.statuses(reports, random);
          threads.execute(() -> deliver(body, reports.size()));
          from = to;
        }
        Thread.sleep(Conditions.millis(random, 0, LONGEST_GATHERING_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(byte[] body, int reports) {
    try {
      poster.deliver(body);
      due.delivered(reports);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
