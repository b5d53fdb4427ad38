package dev.ava.postgres;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.testkit.contract.OutboxContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresOutboxTest extends OutboxContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return store.bean(Outbox.class);
  }

  @Override
  protected MessageLog log() {
    return store.bean(MessageLog.class);
  }

  @Override
  protected Nodes nodes() {
    return store.bean(Nodes.class);
  }

  @Override
  protected BusinessNumbers numbers() {
    return store.bean(BusinessNumbers.class);
  }
}
