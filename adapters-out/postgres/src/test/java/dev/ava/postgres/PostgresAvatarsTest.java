package dev.ava.postgres;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.testkit.contract.AvatarsContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresAvatarsTest extends AvatarsContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Avatars avatars() {
    return store.bean(Avatars.class);
  }
}
