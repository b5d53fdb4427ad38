package dev.ava.testkit;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.testkit.contract.MessageLogContract;
import dev.ava.testkit.contract.StoreHarness;

final class InMemoryMessageLogTest extends MessageLogContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected MessageLog log() {
    return new InMemoryMessageLog(store);
  }

  @Override
  protected Avatars avatars() {
    return new InMemoryAvatars(store);
  }
}
