package dev.ava.testkit;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.testkit.contract.BusinessNumbersContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryBusinessNumbersTest extends BusinessNumbersContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected BusinessNumbers numbers() {
    return new InMemoryBusinessNumbers(store);
  }
}
