package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.port.Transactions;

final class UnlinkWhatsAppService implements UnlinkWhatsApp {
  private final WhatsAppLinks links;
  private final WhatsAppIdentities identities;
  private final Transactions transactions;

  UnlinkWhatsAppService(
      WhatsAppLinks links, WhatsAppIdentities identities, Transactions transactions) {
    this.links = links;
    this.identities = identities;
    this.transactions = transactions;
  }

  @Override
  public void unlink(Command command) {
    transactions.required(
        command.caller(),
        () -> {
          identities.forget(command.caller().id());
          links.remove(command.caller().id());
        });
  }
}
