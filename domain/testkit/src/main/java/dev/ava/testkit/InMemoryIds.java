package dev.ava.testkit;

import dev.ava.domain.shared.port.Ids;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Ids of version 7 from a counter that starts at the time of day, with random last bits, so that
/// those of several runs differ.
public final class InMemoryIds implements Ids {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong ticks = new AtomicLong(System.currentTimeMillis() << 12);

  @Override
  public UUID next() {
    var tick = ticks.incrementAndGet();
    var high = (tick >>> 12 << 16) | VERSION | (tick & 0xFFF);
    return new UUID(high, VARIANT | (ThreadLocalRandom.current().nextLong() >>> 2));
  }
}
