package dev.ava.postgres;

import dev.ava.domain.account.port.Sessions;
import dev.ava.testkit.contract.SessionsContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresSessionsTest extends SessionsContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Sessions sessions() {
    return store.bean(Sessions.class);
  }
}
