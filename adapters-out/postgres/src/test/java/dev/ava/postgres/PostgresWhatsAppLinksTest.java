package dev.ava.postgres;

import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WhatsAppLinksContract;

final class PostgresWhatsAppLinksTest extends WhatsAppLinksContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected WhatsAppLinks links() {
    return store.bean(WhatsAppLinks.class);
  }
}
