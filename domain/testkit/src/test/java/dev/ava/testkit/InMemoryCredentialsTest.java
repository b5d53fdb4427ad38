package dev.ava.testkit;

import dev.ava.domain.account.port.Credentials;
import dev.ava.testkit.contract.CredentialsContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryCredentialsTest extends CredentialsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Credentials credentials() {
    return new InMemoryCredentials(store);
  }
}
