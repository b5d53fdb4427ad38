package dev.ava.testkit;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.testkit.contract.AvatarsContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryAvatarsTest extends AvatarsContract {
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
