package dev.ava.domain.messaging.usecase;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Identities that count how often aliases are written.
final class CountingIdentities implements WhatsAppIdentities {
  int written;

  private final WhatsAppIdentities identities;

  CountingIdentities(WhatsAppIdentities identities) {
    this.identities = identities;
  }

  @Override
  public Map<WhatsAppSender, Match> find(Set<WhatsAppSender> senders) {
    return identities.find(senders);
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    written++;
    identities.remember(user, sender);
  }

  @Override
  public void move(UserId user, IdentityChange change) {
    identities.move(user, change);
  }

  @Override
  public List<WhatsAppSender> aliases(UserId user) {
    return identities.aliases(user);
  }

  @Override
  public List<IdentityChange> changes(UserId user) {
    return identities.changes(user);
  }

  @Override
  public Optional<UserId> moved(IdentityChange change) {
    return identities.moved(change);
  }

  @Override
  public void forget(UserId user) {
    identities.forget(user);
  }
}
