package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class ProveWhatsAppService implements ProveWhatsApp {
  private final WhatsAppLinks links;
  private final WhatsAppIdentities identities;
  private final Transactions transactions;
  private final Clock clock;

  ProveWhatsAppService(
      WhatsAppLinks links, WhatsAppIdentities identities, Transactions transactions, Clock clock) {
    this.links = links;
    this.identities = identities;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome prove(Command command) {
    var phone = command.sender().phone();
    if (phone == null) {
      return new Outcome.PhoneHidden();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return transactions.required(command.caller(), () -> prove(command, phone, now));
  }

  private Outcome prove(Command command, PhoneNumber phone, Instant now) {
    var claim =
        links.claims(command.code()).stream()
            .filter(found -> found.link().phone().variants().contains(phone))
            .findFirst();
    if (claim.isEmpty()) {
      return new Outcome.UnknownCode();
    }
    if (!claim.get().link().isOpen(now)) {
      return new Outcome.CodeExpired();
    }
    if (links.provenBy(phone).isPresent()) {
      return new Outcome.PhoneTaken();
    }
    var user = claim.get().user();
    links.prove(user, new WhatsAppLink.Linked(phone, now));
    identities.remember(user, command.sender());
    return new Outcome.Proven(user);
  }
}
