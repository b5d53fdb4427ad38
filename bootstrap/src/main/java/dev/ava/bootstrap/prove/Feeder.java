package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Plays the part of Meta that delivers what people say. Senders are independent of each other; a
/// sender's next message is posted for the first time only after the one before was answered 200,
/// because a person types one after the other, unless both are in the same webhook. Repeats come
/// whenever the plan says, whatever has been said since, but not before the first delivery was
/// answered 200: Meta repeats nothing that it has not sent.
final class Feeder implements AutoCloseable {
  private final Conditions conditions;
  private final WebhookBodies bodies;
  private final WebhookPoster poster;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<?>> deliveries = new ArrayList<>();
  private final AtomicInteger fed = new AtomicInteger();

  Feeder(Conditions conditions, WebhookBodies bodies, WebhookPoster poster) {
    this.conditions = conditions;
    this.bodies = bodies;
    this.poster = poster;
  }

  /// Begins to deliver all of it and returns.
  void start(Flow flow, Pace pace) {
    var last = new HashMap<Integer, CompletableFuture<?>>();
    for (var post : flow.posts()) {
      var senders = post.messages().stream().map(Said::sender).distinct().toList();
      var before =
          senders.stream()
              .map(last::get)
              .flatMap(Stream::ofNullable)
              .toArray(CompletableFuture[]::new);
      var answered =
          CompletableFuture.allOf(before).thenRunAsync(() -> deliver(post, pace), threads);
      senders.forEach(sender -> last.put(sender, answered));
      deliveries.add(answered);
      for (var repeat = 0; repeat < post.again().size(); repeat++) {
        deliveries.add(later(answered, post, repeat, pace));
      }
    }
  }

  /// How many messages have been answered 200.
  int fed() {
    return fed.get();
  }

  /// Whether everything was delivered, repeats included.
  boolean isDone() {
    return deliveries.stream().allMatch(CompletableFuture::isDone);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void deliver(Post post, Pace pace) {
    deliver(post, 0, post.at(), pace);
    fed.addAndGet(post.messages().size());
  }

  private CompletableFuture<?> later(
      CompletableFuture<?> answered, Post post, int repeat, Pace pace) {
    var at = post.at().plus(post.again().get(repeat));
    return answered.thenRunAsync(() -> deliver(post, repeat + 1, at, pace), threads);
  }

  private void deliver(Post post, int time, Duration at, Pace pace) {
    try {
      pace.await(at);
      var random = conditions.random("body " + time, post.number());
      poster.deliver(bodies.messages(post.messages(), random));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The proof was broken off.");
    }
  }
}
