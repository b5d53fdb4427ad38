package dev.ava.postgres;

import dev.ava.domain.account.port.Credentials;
import dev.ava.testkit.contract.CredentialsContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresCredentialsTest extends CredentialsContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Credentials credentials() {
    return store.bean(Credentials.class);
  }
}
