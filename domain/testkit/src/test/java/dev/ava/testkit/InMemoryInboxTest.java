package dev.ava.testkit;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.testkit.contract.InboxContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryInboxTest extends InboxContract {
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
}
