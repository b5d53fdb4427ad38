package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Posts signed webhooks as Meta does: to any node, again and again until it is answered 200. The
/// pauses double from 50 ms to 2 s, where Meta's grow to hours.
final class WebhookPoster implements AutoCloseable {
  private static final int MOST_AT_ONCE = 64;
  private static final int TAKEN = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final BusinessNumber number;
  private final Supplier<Optional<URI>> someNode;
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param someNode the address of a node that is up, another one each time
  WebhookPoster(BusinessNumber number, Supplier<Optional<URI>> someNode) {
    this.number = number;
    this.someNode = someNode;
  }

  /// Returns once it was answered 200.
  void deliver(byte[] body) throws InterruptedException {
    for (var pause = FIRST_PAUSE_MILLIS;
        !taken(body);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      refusals.incrementAndGet();
      Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
    }
  }

  /// How many attempts were not answered 200.
  int refusals() {
    return refusals.get();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private boolean taken(byte[] body) throws InterruptedException {
    var node = someNode.get();
    if (node.isEmpty()) {
      return false;
    }
    slots.acquire();
    try {
      return http.send(request(node.get(), body), BodyHandlers.discarding()).statusCode() == TAKEN;
    } catch (IOException noAnswer) {
      return false;
    } finally {
      slots.release();
    }
  }

  private HttpRequest request(URI node, byte[] body) {
    return HttpRequest.newBuilder(node.resolve("/webhook"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("X-Hub-Signature-256", number.signature(body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
