package dev.ava.auth;

import io.micronaut.core.async.publisher.Publishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;

/// Finds something out away from the event loop.
final class Elsewhere {
  private Elsewhere() {}

  static Publisher<Boolean> ask(Executor executor, BooleanSupplier question) {
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(question::getAsBoolean, executor));
  }
}
