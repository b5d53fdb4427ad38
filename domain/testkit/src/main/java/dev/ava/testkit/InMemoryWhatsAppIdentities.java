package dev.ava.testkit;

import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// WhatsApp identities in the in-memory store.
public final class InMemoryWhatsAppIdentities implements WhatsAppIdentities {
  private final InMemoryStore store;

  public InMemoryWhatsAppIdentities(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Match> find(WhatsAppSender sender) {
    var stored = store.tables().aliases;
    var owners =
        aliases(sender).stream().map(alias -> Optional.ofNullable(stored.get(alias))).toList();
    return owners.stream()
        .flatMap(Optional::stream)
        .filter(store::reaches)
        .findFirst()
        .map(user -> new Match(user, owners.stream().allMatch(Optional.of(user)::equals)));
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    var stored = store.tables().aliases;
    store.requireService();
    store.requireUser(user);
    aliases(sender).forEach(alias -> stored.put(alias, user));
  }

  @Override
  public void forget(UserId user) {
    var stored = store.tables().aliases;
    if (store.reaches(user)) {
      stored.values().removeIf(user::equals);
    }
  }

  private static List<Object> aliases(WhatsAppSender sender) {
    return Stream.concat(
            Stream.<Object>ofNullable(sender.userId()), Stream.<Object>ofNullable(sender.phone()))
        .toList();
  }
}
