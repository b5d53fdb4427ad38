package dev.ava.domain.messaging.usecase;

import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// Identities that count how often aliases are written.
final class CountingIdentities implements WhatsAppIdentities {
  int written;

  private final WhatsAppIdentities identities;

  CountingIdentities(WhatsAppIdentities identities) {
    this.identities = identities;
  }

  @Override
  public Optional<Match> find(WhatsAppSender sender) {
    return identities.find(sender);
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    written++;
    identities.remember(user, sender);
  }

  @Override
  public void forget(UserId user) {
    identities.forget(user);
  }
}
