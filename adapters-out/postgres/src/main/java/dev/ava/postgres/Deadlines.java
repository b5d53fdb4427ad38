package dev.ava.postgres;

import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fails what has taken too long, up to 200 ms late. Nearly everything ends in time, and a deadline
/// that is set and lifted wakes no thread, as each timeout of [CompletableFuture] does twice.
/// Thread-safe.
final class Deadlines {
  private static final HashedWheelTimer TIMER =
      new HashedWheelTimer(new DefaultThreadFactory("ava-deadlines", true));

  private Deadlines() {}

  /// `future`, which fails with a [TimeoutException] unless something else completes it within
  /// `limit`.
  static <T> CompletableFuture<T> within(Duration limit, CompletableFuture<T> future) {
    var deadline =
        TIMER.newTimeout(
            _ -> future.completeExceptionally(new TimeoutException()),
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    var _ = future.whenComplete((_, _) -> deadline.cancel());
    return future;
  }
}
