package dev.ava.bench;

import dev.ava.bench.Tally.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes requests, each again and again until it is answered 200, as Meta repeats a webhook. The
/// pauses double from 100 ms to 2 s, where Meta's grow to hours. Thread-safe.
final class Client implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final int OK = 200;

  private final String url;
  private final Tally tally;
  private final AtomicInteger underWay = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_ANSWER)
          .build();

  Client(String url, Tally tally) {
    this.url = url;
    this.tally = tally;
  }

  /// @param due when it was to be posted, of [System#nanoTime()]
  /// @return whether it was answered 200 in the end
  boolean webhook(String body, String signature, long due) throws InterruptedException {
    return done(
        Kind.WEBHOOK,
        to("/webhook")
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature-256", "sha256=" + signature)
            .POST(BodyPublishers.ofString(body))
            .build(),
        due);
  }

  boolean read(String token, long due) throws InterruptedException {
    return done(
        Kind.READ,
        to("/messages?limit=50").header("Authorization", "Bearer " + token).build(),
        due);
  }

  /// @param address that it comes from, because sign-ins are limited for each
  boolean signIn(String body, String address, long due) throws InterruptedException {
    return done(
        Kind.SIGN_IN,
        to("/auth/signin")
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body))
            .build(),
        due);
  }

  /// How many requests are neither answered nor given up.
  int underWay() {
    return underWay.get();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(LONGEST_ANSWER);
  }

  private boolean done(Kind kind, HttpRequest request, long due) throws InterruptedException {
    underWay.incrementAndGet();
    try {
      return answered(kind, request, due);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /// A repeated request is timed from when it is made again, as the one before it has ended.
  private boolean answered(Kind kind, HttpRequest request, long firstDue)
      throws InterruptedException {
    var due = firstDue;
    for (var pause = FIRST_PAUSE_MILLIS; !isOk(request); pause = longer(pause)) {
      if (System.nanoTime() - firstDue > PATIENCE.toNanos()) {
        tally.failed(kind);
        return false;
      }
      tally.repeated(kind);
      Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
      due = System.nanoTime();
    }
    tally.answered(kind, System.nanoTime() - due);
    return true;
  }

  private static long longer(long pause) {
    return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }

  private boolean isOk(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
