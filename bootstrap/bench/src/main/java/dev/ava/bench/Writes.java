package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// Webhooks: at saturation, at a fixed rate, in one large batch. After each, the books are compared
/// and what came in is deleted.
final class Writes {
  static final int RATE = 300;

  /// More than any contender answers.
  private static final int MOST_PER_SECOND = 12_000;

  private static final double LATE_MILLISECONDS = 50;
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private final Wrk wrk;
  private final Reads reads;
  private final Graph graph;
  private final Path folder;
  private final int connections;

  Writes(Wrk wrk, Reads reads, Graph graph, Path folder, int connections) {
    this.wrk = wrk;
    this.reads = reads;
    this.graph = graph;
    this.folder = folder;
    this.connections = connections;
  }

  Measurement saturating(Installation installation, Duration length)
      throws IOException, SQLException, InterruptedException {
    return saturating(installation, People.WRITERS, length);
  }

  Measurement saturating(Installation installation, People senders, Duration length)
      throws IOException, SQLException, InterruptedException {
    var posts = WebhookPosts.fresh(installation.number(), senders);
    var file = posts.write((int) length.toSeconds() * MOST_PER_SECOND, folder);
    var before = graph.taken();
    var meter = Meter.of(installation, graph);
    var result = wrk.burst(installation.url(), file, connections, length).result(length);
    var measured =
        measured(result.perSecond(), result, meter)
            .noting(
                "of %,d messages %,d were replied to by the end"
                    .formatted(result.answered(), graph.taken() - before));
    return compared(installation, posts, result, measured);
  }

  /// What counts is how long all but the slowest in a hundred take.
  Measurement paced(Installation installation, Duration length)
      throws IOException, SQLException, InterruptedException {
    var posts = WebhookPosts.fresh(installation.number());
    var file = posts.write((int) (length.toSeconds() + 1) * RATE, folder);
    var meter = Meter.of(installation, graph);
    var result = wrk.pace(installation.url(), file, connections, length, RATE).result(length);
    var measured = measured(result.p99(), result, meter);
    if (result.late() > LATE_MILLISECONDS) {
      measured =
          measured.noting(
              "a request was sent %.0f ms after its time, because all connections were busy"
                  .formatted(result.late()));
    }
    return compared(installation, posts, result, measured);
  }

  Measurement pacedBesideSignIns(Installation installation, Duration length)
      throws IOException, SQLException, InterruptedException {
    var longer = length.plus(HEAD_START.multipliedBy(2));
    var signIns = reads.startSignIns(installation, longer);
    Thread.sleep(HEAD_START);
    var measured = paced(installation, length);
    return measured.noting(
        "%.0f sign-ins a second beside it".formatted(signIns.result(longer).perSecond()));
  }

  /// How long it takes until a webhook of 3 MB is answered.
  Measurement batch(Installation installation, Duration length)
      throws IOException, SQLException, InterruptedException {
    var posts = WebhookPosts.fresh(installation.number());
    var body = posts.batch();
    var meter = Meter.of(installation, graph);
    var answer = LargePost.send(installation.url() + "/webhook", body, posts.signature(body));
    var took = answer.milliseconds();
    var measured =
        Measurement.of(
                took, new Measurement.Latency(took, took), meter.read(1), answer.isOk() ? 0 : 1)
            .noting("%,d messages in %,d bytes".formatted(WebhookPosts.BATCH, body.length()));
    var stored = installation.stored(posts.marker());
    installation.clear();
    return measured.with(
        answer.isOk()
            ? Measurement.Books.of(WebhookPosts.BATCH, 0, stored)
            : Measurement.Books.of(0, WebhookPosts.BATCH, stored));
  }

  private Measurement compared(
      Installation installation, WebhookPosts posts, Wrk.Result result, Measurement measured)
      throws IOException, SQLException, InterruptedException {
    var books =
        Measurement.Books.of(
            result.answered(),
            result.unanswered() + result.errors(),
            installation.stored(posts.marker()));
    installation.clear();
    var all = measured.with(books);
    return result.ranOut() ? all.noting("there were not enough webhooks to send") : all;
  }

  private static Measurement measured(double value, Wrk.Result result, Meter meter) {
    return Measurement.of(
        value,
        new Measurement.Latency(result.p50(), result.p99()),
        meter.read(result.requests()),
        result.errors());
  }
}
