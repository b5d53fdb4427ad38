package dev.ava.testkit;

import dev.ava.domain.messaging.port.Conversations;
import dev.ava.testkit.contract.ConversationsContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryConversationsTest extends ConversationsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected Conversations conversations() {
    return new InMemoryConversations(store);
  }
}
