package dev.ava.postgres;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.testkit.contract.BusinessNumbersContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresBusinessNumbersTest extends BusinessNumbersContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected BusinessNumbers numbers() {
    return store.bean(BusinessNumbers.class);
  }
}
