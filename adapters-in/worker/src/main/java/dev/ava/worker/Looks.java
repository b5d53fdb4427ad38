package dev.ava.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// When to look for work in a queue: after a ring, but not so soon after the last look that what
/// is added one by one is also taken one by one. Sets are what makes work cheap; after a quiet time
/// nothing waits, and neither does what a look has left behind. Several threads may await looks;
/// each look goes to one of them. Nobody has to await the first one: whoever begins looks.
/// Thread-safe.
final class Looks {
  /// Between two looks.
  static final Duration BETWEEN = Duration.ofMillis(25);

  private final LongSupplier between;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean rung;
  private boolean leftBehind;
  private long lookedAt = System.nanoTime();
  private Optional<Instant> again = Optional.empty();

  /// @param between how many nanoseconds the next look follows the last one at the earliest; asked
  ///     again after each ring
  Looks(LongSupplier between, Clock clock) {
    this.between = between;
    this.clock = clock;
  }

  /// Looks that follow each other after [#BETWEEN] at the earliest.
  static Looks evenly(Clock clock) {
    return new Looks(BETWEEN::toNanos, clock);
  }

  /// There may be work, or room for it.
  void ring() {
    lock.lock();
    try {
      rung = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// There is more than one look can take: the next one follows at once.
  void ringForMore() {
    lock.lock();
    try {
      leftBehind = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// There may be work at that time. The earliest of several counts.
  void ringAt(Instant time) {
    lock.lock();
    try {
      if (again.isEmpty() || time.isBefore(again.get())) {
        again = Optional.of(time);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it is time to look. What is added before this returns is seen by the look that
  /// follows.
  ///
  /// @throws InterruptedException if the thread was interrupted; the look is left to others then
  void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (var left = left(); left > 0; left = left()) {
        changed.awaitNanos(left);
      }
      rung = false;
      leftBehind = false;
      again = again.filter(clock.instant()::isBefore);
      lookedAt = System.nanoTime();
    } catch (InterruptedException gone) {
      changed.signal();
      throw gone;
    } finally {
      lock.unlock();
    }
  }

  /// How many nanoseconds are left until the next look, if nothing happens before.
  private long left() {
    if (leftBehind) {
      return 0;
    }
    var called =
        rung
            ? 0
            : again
                .map(at -> Duration.between(clock.instant(), at).toNanos())
                .orElse(Long.MAX_VALUE);
    return called > 0 ? called : between.getAsLong() - (System.nanoTime() - lookedAt);
  }
}
