package dev.ava.postgres;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.TransactionsContract;

final class PostgresTransactionsTest extends TransactionsContract {
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
