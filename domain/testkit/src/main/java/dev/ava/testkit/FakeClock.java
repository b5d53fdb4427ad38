package dev.ava.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it. It starts at a time with nanoseconds, so that a
/// time that was not cut to microseconds shows. Thread-safe.
public final class FakeClock extends Clock {
  private final AtomicReference<Instant> now;

  public FakeClock() {
    this(Instant.parse("2026-11-20T12:34:56.123456789Z"));
  }

  public FakeClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /// Turns the clock forward.
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The domain knows no zones.");
  }
}
