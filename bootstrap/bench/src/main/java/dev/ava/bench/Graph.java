package dev.ava.bench;

import dev.ava.bootstrap.scratch.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Plays the Graph API: an nginx that takes every message, at once or after 150 ms. It answers many
/// times what anybody here asks.
final class Graph implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int REQUESTS = 9;

  private final int port = FreePort.find();
  private final Path slow;
  private final Commands.Running nginx;
  private final HttpClient http = HttpClient.newHttpClient();
  private long ownRequests;

  /// Starts it.
  Graph(Commands commands, Programs programs, Path folder)
      throws IOException, InterruptedException {
    this.slow = folder.resolve("slow");
    var configuration =
        Resource.copy(
            "graph.conf",
            folder,
            Map.of(
                "ECHO_MODULE",
                programs.echo().toString(),
                "USER",
                Commands.isRoot() ? "user www-data;" : "",
                "FOLDER",
                folder.toString(),
                "PORT",
                String.valueOf(port)));
    this.nginx =
        commands.start(
            Map.of(), List.of(programs.nginx().toString(), "-c", configuration.toString()));
    awaitAnswer();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  long pid() {
    return nginx.pid();
  }

  /// Whether it takes 150 ms for an answer from now on.
  void slow(boolean wanted) throws IOException {
    Files.deleteIfExists(slow);
    if (wanted) {
      Files.createFile(slow);
    }
  }

  /// How many messages it has taken so far.
  synchronized long taken() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/_count")).timeout(LONGEST_START).build();
    var answer = http.send(request, BodyHandlers.ofString()).body();
    ownRequests++;
    return Long.parseLong(answer.split("\\s+", -1)[REQUESTS]) - ownRequests;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try {
        taken();
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > deadline || !nginx.process().isAlive()) {
          throw new IOException("nginx does not answer: " + Files.readString(nginx.log()), notYet);
        }
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  @Override
  public void close() {
    nginx.close();
    http.close();
  }
}
