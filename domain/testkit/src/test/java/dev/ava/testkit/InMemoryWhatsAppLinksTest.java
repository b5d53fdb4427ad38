package dev.ava.testkit;

import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.testkit.contract.StoreHarness;
import dev.ava.testkit.contract.WhatsAppLinksContract;

final class InMemoryWhatsAppLinksTest extends WhatsAppLinksContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(store);
  }

  @Override
  protected WhatsAppLinks links() {
    return new InMemoryWhatsAppLinks(store);
  }
}
