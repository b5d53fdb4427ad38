package dev.ava.postgres;

import dev.ava.domain.account.port.Accounts;
import dev.ava.testkit.contract.AccountsContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresAccountsTest extends AccountsContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Accounts accounts() {
    return store.bean(Accounts.class);
  }
}
