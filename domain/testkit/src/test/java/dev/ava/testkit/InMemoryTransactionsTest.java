package dev.ava.testkit;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.TransactionsContract;

final class InMemoryTransactionsTest extends TransactionsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Avatars avatars() {
    return new InMemoryAvatars(store);
  }
}
