package dev.ava.postgres;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.WorkSignal;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WorkSignalContract;

final class PostgresWorkSignalTest extends WorkSignalContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected WorkSignal signal() {
    return store.bean(WorkSignal.class);
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
