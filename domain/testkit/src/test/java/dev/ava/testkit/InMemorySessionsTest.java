package dev.ava.testkit;

import dev.ava.domain.account.port.Sessions;
import dev.ava.testkit.contract.SessionsContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemorySessionsTest extends SessionsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Sessions sessions() {
    return new InMemorySessions(store);
  }
}
