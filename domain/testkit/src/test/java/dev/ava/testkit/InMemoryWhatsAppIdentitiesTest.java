package dev.ava.testkit;

import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WhatsAppIdentitiesContract;

final class InMemoryWhatsAppIdentitiesTest extends WhatsAppIdentitiesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected WhatsAppIdentities identities() {
    return new InMemoryWhatsAppIdentities(store);
  }
}
