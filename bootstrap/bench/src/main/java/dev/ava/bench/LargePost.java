package dev.ava.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A single webhook, sent and timed.
///
/// @param status of the answer; 0 if there was none in time
record LargePost(int status, double milliseconds) {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final double NANOS_IN_A_MILLI = 1e6;
  private static final int OK = 200;

  static LargePost send(String url, String body, String signature) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature-256", "sha256=" + signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    var start = System.nanoTime();
    try (var http = HttpClient.newHttpClient()) {
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      return new LargePost(status, (System.nanoTime() - start) / NANOS_IN_A_MILLI);
    } catch (IOException noAnswer) {
      return new LargePost(0, (System.nanoTime() - start) / NANOS_IN_A_MILLI);
    }
  }

  boolean isOk() {
    return status == OK;
  }
}
