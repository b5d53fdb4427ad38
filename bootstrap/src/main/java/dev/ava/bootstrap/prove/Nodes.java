package dev.ava.bootstrap.prove;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// All nodes of Ava. Thread-safe.
final class Nodes implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<Node> all;

  /// Begins to start them.
  Nodes(int count, Launcher launcher) {
    this.all =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new Node(number, launcher, http))
            .toList();
  }

  List<Node> up() {
    return all.stream().filter(Node::isUp).toList();
  }

  /// Waits until so many are up, and returns those that are.
  List<Node> awaitUp(int count) throws InterruptedException {
    var up = up();
    while (up.size() < count) {
      Thread.sleep(LOOK_EVERY);
      up = up();
    }
    return up;
  }

  int size() {
    return all.size();
  }

  /// The address of any that is up.
  Optional<URI> some() {
    var up = up();
    return up.isEmpty()
        ? Optional.empty()
        : Optional.of(up.get(ThreadLocalRandom.current().nextInt(up.size())).url());
  }

  int deaths() {
    return all.stream().mapToInt(Node::deaths).sum();
  }

  int failedStarts() {
    return all.stream().mapToInt(Node::failedStarts).sum();
  }

  @Override
  public void close() {
    all.forEach(Node::close);
    http.shutdownNow();
  }
}
