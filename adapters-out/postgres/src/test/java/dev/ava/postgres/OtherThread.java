package dev.ava.postgres;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Work on a thread of its own.
final class OtherThread<T> {
  private static final long PATIENCE_SECONDS = 60;

  private final FutureTask<T> task;
  private final Thread thread;

  private OtherThread(Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofVirtual().start(task);
  }

  static <T> OtherThread<T> start(Callable<T> work) {
    return new OtherThread<>(work);
  }

  static Throwable failureOf(Runnable work) {
    return start(
            () -> {
              work.run();
              return true;
            })
        .failure();
  }

  void interrupt() {
    thread.interrupt();
  }

  T result() throws Exception {
    return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// What the work threw.
  Throwable failure() {
    try {
      throw new AssertionError("It did not fail, it returned " + result());
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (Exception e) {
      throw new AssertionError("It did not end.", e);
    }
  }
}
