package dev.ava.postgres;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.testkit.contract.MessageLogContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresMessageLogTest extends MessageLogContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected MessageLog log() {
    return store.bean(MessageLog.class);
  }

  @Override
  protected Avatars avatars() {
    return store.bean(Avatars.class);
  }
}
