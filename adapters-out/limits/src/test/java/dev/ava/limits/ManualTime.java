package dev.ava.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes when a test says so.
final class ManualTime implements TimeMeter {
  private final AtomicLong nanos = new AtomicLong(1);

  void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public long currentTimeNanos() {
    return nanos.get();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
