package dev.ava.simulator;

import dev.ava.simulator.WebhookLog.Attempt;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Posts webhooks to Ava over HTTP, at most [#MOST_AT_ONCE] at the same time, and keeps a log of
/// it.
@Singleton
@SimulatorOnly
final class WebhookPoster {
  private static final int MOST_AT_ONCE = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TAKEN = 200;

  private final URI target;
  private final WebhookLog log;
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  WebhookPoster(SimulatorSettings settings, PublicAddress address, WebhookLog log) {
    this.target = settings.webhookUrl(address);
    this.log = log;
  }

  /// Posts a webhook once.
  ///
  /// @param number how many times it has been tried, this one included
  Attempt post(SignedWebhook webhook, int number) throws InterruptedException {
    slots.acquire();
    try {
      var attempt = attempt(webhook, number);
      log.add(attempt);
      return attempt;
    } finally {
      slots.release();
    }
  }

  private Attempt attempt(SignedWebhook webhook, int number) throws InterruptedException {
    var start = System.nanoTime();
    var at = Instant.now();
    try {
      var code = http.send(request(webhook), BodyHandlers.discarding()).statusCode();
      var trouble = code == TAKEN ? null : "Ava answered " + code;
      return ended(webhook, number, at, code, trouble, start);
    } catch (IOException e) {
      return ended(webhook, number, at, null, "Ava did not answer: " + reason(e), start);
    }
  }

  private HttpRequest request(SignedWebhook webhook) {
    return HttpRequest.newBuilder(target)
        .timeout(PATIENCE)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header("X-Hub-Signature-256", webhook.signature())
        .POST(HttpRequest.BodyPublishers.ofString(webhook.json()))
        .build();
  }

  private static Attempt ended(
      SignedWebhook webhook,
      int number,
      Instant at,
      @Nullable Integer code,
      @Nullable String trouble,
      long start) {
    var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return new Attempt(webhook.about(), number, at, code, trouble, millis);
  }

  private static String reason(IOException e) {
    return e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
