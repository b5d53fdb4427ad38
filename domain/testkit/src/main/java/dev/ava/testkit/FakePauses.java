package dev.ava.testkit;

import dev.ava.domain.shared.port.Pauses;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Pauses that take no time: they turn the clock forward, and keep what they were asked for.
public final class FakePauses implements Pauses {
  private final FakeClock clock;
  private final List<Instant> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Runnable meanwhile = () -> {};

  public FakePauses(FakeClock clock) {
    this.clock = clock;
  }

  /// Every pause ends at once from now on, as when the thread is interrupted.
  public void interrupt() {
    interruptAfter(0);
  }

  /// The same, but only after some more pauses.
  public void interruptAfter(int pauses) {
    left.set(pauses);
  }

  /// Does this in every pause from now on.
  public void meanwhile(Runnable what) {
    meanwhile = what;
  }

  /// The times that were waited for, in order.
  public List<Instant> asked() {
    return List.copyOf(asked);
  }

  @Override
  public boolean until(Instant time) {
    asked.add(time);
    meanwhile.run();
    if (left.getAndDecrement() <= 0) {
      return false;
    }
    if (time.isAfter(clock.instant())) {
      clock.set(time);
    }
    return true;
  }
}
