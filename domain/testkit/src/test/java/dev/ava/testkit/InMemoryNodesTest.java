package dev.ava.testkit;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.testkit.contract.NodesContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryNodesTest extends NodesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Nodes nodes() {
    return new InMemoryNodes(store);
  }

  @Override
  protected Inbox inbox() {
    return new InMemoryInbox(store);
  }

  @Override
  protected Outbox outbox() {
    return new InMemoryOutbox(store);
  }
}
