package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.port.Transactions;
import java.util.Optional;

final class ShowPreferencesService implements ShowPreferences {
  private final WhatsAppLinks links;
  private final Transactions transactions;

  ShowPreferencesService(WhatsAppLinks links, Transactions transactions) {
    this.links = links;
    this.transactions = transactions;
  }

  @Override
  public Outcome show(Command command) {
    Optional<WhatsAppLink> found =
        transactions.reading(command.caller(), () -> links.ofUser(command.caller().id()));
    return found.<Outcome>map(Outcome.Shown::new).orElseGet(Outcome.NoPreferences::new);
  }
}
