package dev.ava.rest;

import dev.ava.domain.shared.port.Allowances;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Where requests are counted: on the event loop that has read them if that takes no time, and
/// otherwise on a thread that may wait.
@Singleton
final class CountingThreads {
  private final Allowances allowances;
  private final Executor blocking;

  CountingThreads(Allowances allowances, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.allowances = allowances;
    this.blocking = blocking;
  }

  /// Counts a request and attaches to it how its client stands. Ends with the request, because
  /// Micronaut does not wait for a filter that ends with nothing, or with what `counting` throws.
  CompletionStage<HttpRequest<?>> count(HttpRequest<?> request, Supplier<Standing> counting) {
    if (allowances.answersAtOnce() || Thread.currentThread().isVirtual()) {
      counting.get().attachTo(request);
      return CompletableFuture.completedFuture(request);
    }
    return CompletableFuture.supplyAsync(counting, blocking)
        .thenApply(
            standing -> {
              standing.attachTo(request);
              return request;
            });
  }
}
