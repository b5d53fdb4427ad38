package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

final class LinkWhatsAppService implements LinkWhatsApp {
  private final WhatsAppLinks links;
  private final WhatsAppIdentities identities;
  private final LinkCodes codes;
  private final Transactions transactions;
  private final LinkingPolicy policy;
  private final Clock clock;

  LinkWhatsAppService(
      WhatsAppLinks links,
      WhatsAppIdentities identities,
      LinkCodes codes,
      Transactions transactions,
      LinkingPolicy policy,
      Clock clock) {
    this.links = links;
    this.identities = identities;
    this.codes = codes;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public Outcome link(Command command) {
    var user = command.caller().id();
    Optional<WhatsAppLink> already =
        transactions.required(command.caller(), () -> linkedAlready(command));
    if (already.isPresent()) {
      return new Outcome.Stored(already.get());
    }
    Optional<UserId> provenBy =
        transactions.required(Caller.Service.LINKING, () -> links.provenBy(command.phone()));
    if (provenBy.filter(holder -> !holder.equals(user)).isPresent()) {
      return new Outcome.PhoneTaken();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (policy) {
      case LinkingPolicy.ByCode(var lifetime) -> claim(command, now.plus(lifetime));
      case LinkingPolicy.Open() -> believe(command, now);
    };
  }

  private Outcome claim(Command command, Instant expiresAt) {
    return new Outcome.Stored(
        transactions.required(
            command.caller(),
            () -> linkedAlready(command).orElseGet(() -> storeClaim(command, expiresAt))));
  }

  private Outcome believe(Command command, Instant now) {
    try {
      return new Outcome.Stored(
          transactions.required(
              Caller.Service.LINKING,
              () -> linkedAlready(command).orElseGet(() -> storeProof(command, now))));
    } catch (Conflict taken) {
      Optional<WhatsAppLink> link =
          transactions.required(command.caller(), () -> linkedAlready(command));
      return link.<Outcome>map(Outcome.Stored::new).orElseGet(Outcome.PhoneTaken::new);
    }
  }

  private Optional<WhatsAppLink> linkedAlready(Command command) {
    return links
        .ofUser(command.caller().id())
        .filter(WhatsAppLink.Linked.class::isInstance)
        .filter(link -> link.phone().equals(command.phone()));
  }

  private WhatsAppLink storeClaim(Command command, Instant expiresAt) {
    var user = command.caller().id();
    var pending = new WhatsAppLink.Pending(command.phone(), codes.next(), expiresAt);
    identities.forget(user);
    links.claim(user, pending);
    return pending;
  }

  private WhatsAppLink storeProof(Command command, Instant now) {
    var user = command.caller().id();
    var linked = new WhatsAppLink.Linked(command.phone(), now);
    identities.forget(user);
    links.prove(user, linked);
    identities.remember(user, new WhatsAppSender(null, command.phone()));
    return linked;
  }
}
