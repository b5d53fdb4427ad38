package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.scratch.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A node of Ava in a process of its own, which is started again whenever it ends. Thread-safe.
final class Node implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration PAUSE_AFTER_A_FAILED_START = Duration.ofMillis(500);
  private static final int READY = 200;

  private final String name;
  private final Launcher launcher;
  private final HttpClient http;
  private final int port = FreePort.find();
  private final URI url = URI.create("http://127.0.0.1:" + port);
  private final Thread keeper;
  private final AtomicInteger deaths = new AtomicInteger();
  private final AtomicInteger failedStarts = new AtomicInteger();
  private @Nullable Process process;
  private boolean killed;
  private boolean closed;
  private volatile boolean up;

  Node(int number, Launcher launcher, HttpClient http) {
    this.name = "node-" + number;
    this.launcher = launcher;
    this.http = http;
    this.keeper = Thread.ofVirtual().name(name).start(this::keep);
  }

  URI url() {
    return url;
  }

  boolean isUp() {
    return up;
  }

  /// `kill -9`. Returns once the process is gone.
  void kill() throws InterruptedException {
    var victim = condemned();
    if (victim != null) {
      victim.waitFor();
    }
  }

  /// How many times it was up and ended by itself.
  int deaths() {
    return deaths.get();
  }

  /// How many times it ended by itself before it was up, as it must while the database is away.
  int failedStarts() {
    return failedStarts.get();
  }

  @Override
  public synchronized void close() {
    closed = true;
    keeper.interrupt();
    condemned();
  }

  private synchronized @Nullable Process condemned() {
    killed = true;
    up = false;
    if (process != null) {
      process.destroyForcibly();
    }
    return process;
  }

  private void keep() {
    try {
      for (var current = start(); current != null; current = start()) {
        var wasUp = isReadyBeforeItEnds(current);
        up = wasUp && current.isAlive();
        current.waitFor();
        up = false;
        ended(wasUp);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Process start() throws IOException {
    if (closed) {
      return null;
    }
    killed = false;
    process = launcher.launch(name, Map.of("PORT", String.valueOf(port)), "serve");
    return process;
  }

  private void ended(boolean wasUp) throws InterruptedException {
    synchronized (this) {
      if (killed) {
        return;
      }
      (wasUp ? deaths : failedStarts).incrementAndGet();
    }
    Thread.sleep(PAUSE_AFTER_A_FAILED_START);
  }

  private boolean isReadyBeforeItEnds(Process current) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/health/readiness"))
            .timeout(Duration.ofSeconds(2))
            .build();
    while (current.isAlive()) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == READY) {
          return true;
        }
      } catch (IOException notYet) {
        // It has not opened its port yet, or was killed meanwhile.
      }
      Thread.sleep(LOOK_EVERY);
    }
    return false;
  }
}
