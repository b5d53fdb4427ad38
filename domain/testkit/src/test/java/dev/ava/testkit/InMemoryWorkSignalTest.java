package dev.ava.testkit;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WorkSignalContract;

final class InMemoryWorkSignalTest extends WorkSignalContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected WorkSignal signal() {
    return new InMemoryWorkSignal(store);
  }

  @Override
  protected Inbox inbox() {
    return new InMemoryInbox(store);
  }

  @Override
  protected Outbox outbox() {
    return new InMemoryOutbox(store);
  }
}
