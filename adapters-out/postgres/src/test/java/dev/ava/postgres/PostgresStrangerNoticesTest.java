package dev.ava.postgres;

import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.StrangerNoticesContract;

final class PostgresStrangerNoticesTest extends StrangerNoticesContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected StrangerNotices strangers() {
    return store.bean(StrangerNotices.class);
  }
}
