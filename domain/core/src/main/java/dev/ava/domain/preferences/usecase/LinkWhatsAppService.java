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
import java.time.Duration;
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
    Optional<UserId> provenBy =
        transactions.required(Caller.Service.LINKING, () -> links.provenBy(command.phone()));
    if (provenBy.isPresent() && !provenBy.get().equals(user)) {
      return new Outcome.PhoneTaken();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (policy) {
      case LinkingPolicy.ByCode(var lifetime) -> new Outcome.Stored(claim(command, now, lifetime));
      case LinkingPolicy.Open() -> believe(command, now);
    };
  }

  private WhatsAppLink claim(Command command, Instant now, Duration lifetime) {
    var user = command.caller().id();
    return transactions.required(
        command.caller(),
        () -> {
          var current = links.ofUser(user).orElse(null);
          if (current instanceof WhatsAppLink.Linked linked
              && linked.phone().equals(command.phone())) {
            return linked;
          }
          var pending = new WhatsAppLink.Pending(command.phone(), codes.next(), now.plus(lifetime));
          identities.forget(user);
          links.claim(user, pending);
          return pending;
        });
  }

  private Outcome believe(Command command, Instant now) {
    var user = command.caller().id();
    var linked = new WhatsAppLink.Linked(command.phone(), now);
    try {
      transactions.required(
          Caller.Service.LINKING,
          () -> {
            identities.forget(user);
            links.prove(user, linked);
            identities.remember(user, new WhatsAppSender(null, command.phone()));
          });
      return new Outcome.Stored(linked);
    } catch (Conflict taken) {
      return new Outcome.PhoneTaken();
    }
  }
}
