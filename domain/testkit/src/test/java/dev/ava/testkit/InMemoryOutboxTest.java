package dev.ava.testkit;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.testkit.contract.OutboxContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryOutboxTest extends OutboxContract {
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
  protected Outbox outbox() {
    return new InMemoryOutbox(store);
  }

  @Override
  protected BusinessNumbers numbers() {
    return new InMemoryBusinessNumbers(store);
  }

  @Override
  protected MessageLog log() {
    return new InMemoryMessageLog(store);
  }
}
