package dev.ava.postgres;

import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.scheduler.Schedulers;

/// What the database has yet to answer, and how a thread waits for it.
final class Answers {
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);

  private Answers() {}

  /// That a transaction has opened. Fails after 10 s.
  ///
  /// @throws Unavailable if the thread is interrupted, which would open a transaction to give it up
  /// @throws IllegalStateException on an event loop, which may be the one that reads the answer
  static <T> CompletableFuture<T> opening() {
    if (Schedulers.isInNonBlockingThread()) {
      throw new IllegalStateException("An event loop does not wait for the database.");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new Unavailable("Interrupted before the database was asked.");
    }
    return Deadlines.within(LONGEST_OPENING, new CompletableFuture<T>());
  }

  /// @throws Unavailable if there is no answer, or the thread is interrupted meanwhile
  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw translated(answer.exceptionNow());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for the database.", e);
    }
  }

  static RuntimeException translated(Throwable failure) {
    return failure instanceof TimeoutException
        ? new Unavailable("The database is silent.", failure)
        : SqlFailures.translated(failure);
  }
}
