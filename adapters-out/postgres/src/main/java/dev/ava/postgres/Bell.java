package dev.ava.postgres;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes every thread that waits for it. A ring that nobody heard is heard by the next who waits.
final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;
  private long heard;

  void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void await(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var before = rings;
      var left = atMost.toNanos();
      while (rings == heard && rings == before && left > 0) {
        left = rung.awaitNanos(left);
      }
      heard = rings;
    } finally {
      lock.unlock();
    }
  }
}
