package dev.ava.postgres;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.testkit.contract.NodesContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresNodesTest extends NodesContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Nodes nodes() {
    return store.bean(Nodes.class);
  }

  @Override
  protected Inbox inbox() {
    return store.bean(Inbox.class);
  }

  @Override
  protected Outbox outbox() {
    return store.bean(Outbox.class);
  }
}
