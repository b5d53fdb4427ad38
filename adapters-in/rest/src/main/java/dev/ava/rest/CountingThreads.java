package dev.ava.rest;

import dev.ava.domain.shared.port.Allowances;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/// Where requests are counted: on the event loop that has read them if that takes no time, and
/// otherwise on a thread that may wait.
@Singleton
final class CountingThreads {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final Allowances allowances;
  private final Executor blocking;

  CountingThreads(Allowances allowances, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.allowances = allowances;
    this.blocking = blocking;
  }

  /// Ends when it is counted, with what `counting` has thrown if it has.
  CompletionStage<Void> run(Runnable counting) {
    if (allowances.answersAtOnce() || Thread.currentThread().isVirtual()) {
      counting.run();
      return DONE;
    }
    var counted = new CompletableFuture<Void>();
    blocking.execute(
        () -> {
          try {
            counting.run();
            counted.complete(null);
          } catch (RuntimeException e) {
            counted.completeExceptionally(e);
          }
        });
    return counted;
  }
}
