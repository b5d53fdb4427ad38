package dev.ava.postgres;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.testkit.contract.InboxContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresInboxTest extends InboxContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Inbox inbox() {
    return store.bean(Inbox.class);
  }

  @Override
  protected Nodes nodes() {
    return store.bean(Nodes.class);
  }
}
