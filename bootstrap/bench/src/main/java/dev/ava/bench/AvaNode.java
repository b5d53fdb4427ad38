package dev.ava.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;

/// A process of Ava's that answers.
///
/// @param started from the start of Java until the first 200
record AvaNode(Commands.Running running, int port, Duration started) implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(2);
  private static final int OK = 200;

  /// Waits for the first 200 of a process that was started at a time.
  static AvaNode awaited(Commands.Running running, int port, long startedAt)
      throws IOException, InterruptedException {
    while (!listens(port)) {
      requireAlive(running, startedAt);
      Thread.sleep(LOOK_EVERY);
    }
    try (var http = HttpClient.newHttpClient()) {
      while (!answers(http, port, "/health")) {
        requireAlive(running, startedAt);
      }
      var took = Duration.ofNanos(System.nanoTime() - startedAt);
      while (!answers(http, port, "/health/readiness")) {
        requireAlive(running, startedAt);
        Thread.sleep(LOOK_EVERY);
      }
      return new AvaNode(running, port, took);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    running.close();
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean answers(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
  }

  private static void requireAlive(Commands.Running running, long startedAt) throws IOException {
    if (!running.process().isAlive() || System.nanoTime() - startedAt > LONGEST_START.toNanos()) {
      throw new IOException("Ava does not start: " + Files.readString(running.log()));
    }
  }
}
