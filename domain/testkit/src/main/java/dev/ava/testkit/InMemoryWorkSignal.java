package dev.ava.testkit;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.WorkSignal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Wakes workers after the commits of the in-memory store.
public final class InMemoryWorkSignal implements WorkSignal {
  private final InMemoryStore store;

  public InMemoryWorkSignal(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void await(Queue queue, Duration atMost) throws InterruptedException {
    store.signals(queue).poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
