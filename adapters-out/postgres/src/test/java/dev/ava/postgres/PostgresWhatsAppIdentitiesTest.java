package dev.ava.postgres;

import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WhatsAppIdentitiesContract;

final class PostgresWhatsAppIdentitiesTest extends WhatsAppIdentitiesContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected WhatsAppIdentities identities() {
    return store.bean(WhatsAppIdentities.class);
  }
}
