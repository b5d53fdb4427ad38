package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// A number of webhooks, from the first that is sent until Graph has taken the last reply.
final class Replies {
  private static final int MESSAGES_PER_SECOND_OF_LENGTH = 300;
  private static final int LEAST_MESSAGES = 1_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration LONGEST_STILLNESS = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final double NANOS_IN_A_SECOND = 1e9;

  private final Wrk wrk;
  private final Graph graph;
  private final Path folder;
  private final int connections;

  Replies(Wrk wrk, Graph graph, Path folder, int connections) {
    this.wrk = wrk;
    this.graph = graph;
    this.folder = folder;
    this.connections = connections;
  }

  static int messages(Duration length) {
    return Math.max(LEAST_MESSAGES, (int) length.toSeconds() * MESSAGES_PER_SECOND_OF_LENGTH);
  }

  /// How long it takes about without a slow Graph.
  static Duration expected(int messages) {
    return Duration.ofSeconds(10 + messages / 300);
  }

  Measurement measure(Installation installation, boolean slow, Duration length)
      throws IOException, SQLException, InterruptedException {
    graph.slow(slow);
    try {
      return measure(installation, People.WRITERS, length);
    } finally {
      graph.slow(false);
    }
  }

  Measurement measure(Installation installation, People senders, Duration length)
      throws IOException, SQLException, InterruptedException {
    var messages = messages(length);
    var posts = WebhookPosts.fresh(installation.number(), senders);
    var file = posts.write(messages, folder);
    var before = graph.taken();
    var meter = Meter.of(installation, graph);
    var load = wrk.burst(installation.url(), file, connections, LONGEST);
    var lastReply = awaitReplies(before, messages);
    var cost = meter.read(messages);
    load.interrupt();
    var result = load.result(LONGEST);
    var taken = graph.taken() - before;
    var stored = settled(installation, posts.marker(), taken);
    var books =
        Measurement.Books.of(result.answered(), result.unanswered() + result.errors(), stored)
            .replied(messages, taken, stored);
    var measured =
        Measurement.of(
            Math.min(taken, messages) / Math.max(1e-3, lastReply - result.first()),
            new Measurement.Latency(result.p50(), result.p99()),
            cost,
            result.errors());
    installation.clear();
    return measured.with(books);
  }

  /// The last look at which there was another reply, in seconds of the machine's monotonic clock.
  private double awaitReplies(long before, int messages) throws IOException, InterruptedException {
    var start = System.nanoTime();
    var last = start;
    var replies = 0L;
    while (replies < messages
        && System.nanoTime() - last < LONGEST_STILLNESS.toNanos()
        && System.nanoTime() - start < LONGEST.toNanos()) {
      Thread.sleep(LOOK_EVERY);
      var now = graph.taken() - before;
      if (now > replies) {
        replies = now;
        last = System.nanoTime();
      }
    }
    return last / NANOS_IN_A_SECOND;
  }

  /// What the database holds once it knows of all the replies that Graph has taken.
  private static Installation.Stored settled(Installation installation, String marker, long taken)
      throws SQLException, InterruptedException {
    var stored = installation.stored(marker);
    for (var look = 0; look < 40 && stored.replies() < taken; look++) {
      Thread.sleep(250);
      stored = installation.stored(marker);
    }
    return stored;
  }
}
