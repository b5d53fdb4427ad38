package dev.ava.testkit;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// WhatsApp links in the in-memory store.
public final class InMemoryWhatsAppLinks implements WhatsAppLinks {
  private final InMemoryStore store;

  public InMemoryWhatsAppLinks(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<WhatsAppLink> ofUser(UserId user) {
    return Optional.ofNullable(store.tables().links.get(user)).filter(found -> store.reaches(user));
  }

  @Override
  public void claim(UserId user, WhatsAppLink.Pending link) {
    var links = store.tables().links;
    store.requireReach(user);
    store.requireUser(user);
    links.put(user, link);
  }

  @Override
  public void prove(UserId user, WhatsAppLink.Linked link) {
    var links = store.tables().links;
    store.requireService();
    store.requireUser(user);
    if (links.entrySet().stream()
        .anyMatch(
            entry ->
                !entry.getKey().equals(user)
                    && entry.getValue() instanceof WhatsAppLink.Linked(var taken, var since)
                    && taken.equals(link.phone()))) {
      throw store.fail(new Conflict("Another user has proven the number."));
    }
    links.put(user, link);
  }

  @Override
  public void remove(UserId user) {
    var links = store.tables().links;
    if (store.reaches(user)) {
      links.remove(user);
    }
  }

  @Override
  public Optional<UserId> provenBy(PhoneNumber phone) {
    var links = store.tables().links;
    store.requireService();
    return links.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof WhatsAppLink.Linked)
        .filter(entry -> phone.variants().contains(entry.getValue().phone()))
        .min(Comparator.comparing(entry -> !entry.getValue().phone().equals(phone)))
        .map(Map.Entry::getKey);
  }

  @Override
  public List<Claim> claims(LinkCode code) {
    var links = store.tables().links;
    store.requireService();
    var claims = new ArrayList<Claim>();
    links.forEach(
        (user, link) -> {
          if (link instanceof WhatsAppLink.Pending pending && pending.code().equals(code)) {
            claims.add(new Claim(user, pending));
          }
        });
    claims.sort(Comparator.comparing(claim -> claim.user().toString()));
    return List.copyOf(claims);
  }
}
