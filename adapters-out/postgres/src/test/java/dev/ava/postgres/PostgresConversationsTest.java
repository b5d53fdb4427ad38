package dev.ava.postgres;

import dev.ava.domain.messaging.port.Conversations;
import dev.ava.testkit.contract.ConversationsContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresConversationsTest extends ConversationsContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Conversations conversations() {
    return store.bean(Conversations.class);
  }
}
