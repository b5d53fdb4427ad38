package dev.ava.testkit;

import dev.ava.domain.account.port.Accounts;
import dev.ava.testkit.contract.AccountsContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryAccountsTest extends AccountsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Accounts accounts() {
    return new InMemoryAccounts(store);
  }
}
