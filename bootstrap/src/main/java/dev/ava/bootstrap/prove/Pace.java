package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time of the plan, which stands still while a trouble waits for its moment: the flow must not
/// run ahead of what is to go wrong in it. Thread-safe.
final class Pace {
  private final long start = System.nanoTime();
  private long lost;
  private long heldAt;
  private boolean held;

  /// Waits until this much of the plan's time has gone by.
  synchronized void await(Duration at) throws InterruptedException {
    for (var left = left(at); left > 0; left = left(at)) {
      if (held) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }

  /// Stops the plan's time.
  synchronized void hold() {
    held = true;
    heldAt = System.nanoTime();
  }

  /// Lets it go on.
  synchronized void release() {
    lost += System.nanoTime() - heldAt;
    held = false;
    notifyAll();
  }

  private long left(Duration at) {
    return at.toNanos() - ((held ? heldAt : System.nanoTime()) - start - lost);
  }
}
