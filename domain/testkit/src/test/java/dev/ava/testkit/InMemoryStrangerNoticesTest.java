package dev.ava.testkit;

import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.StrangerNoticesContract;

final class InMemoryStrangerNoticesTest extends StrangerNoticesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected StrangerNotices strangers() {
    return new InMemoryStrangerNotices(store);
  }
}
