package dev.ava.testkit;

import static java.util.Comparator.comparing;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// WhatsApp identities in the in-memory store.
public final class InMemoryWhatsAppIdentities implements WhatsAppIdentities {
  private final InMemoryStore store;

  public InMemoryWhatsAppIdentities(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Match> find(WhatsAppSender sender) {
    return owner(sender.userId())
        .or(() -> byPhone(sender))
        .map(
            user ->
                new Match(
                    user,
                    aliases(sender).stream()
                        .allMatch(alias -> user.equals(store.tables().aliases.get(alias)))));
  }

  private Optional<UserId> byPhone(WhatsAppSender sender) {
    var phone = sender.phone();
    if (phone == null) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.of(phone), phone.variants().stream().sorted(comparing(PhoneNumber::e164)))
        .map(this::owner)
        .flatMap(Optional::stream)
        .findFirst()
        .filter(user -> sender.userId() == null || !hasUserId(user));
  }

  private Optional<UserId> owner(@Nullable Object alias) {
    return Optional.ofNullable(alias).map(store.tables().aliases::get).filter(store::reaches);
  }

  private boolean hasUserId(UserId user) {
    return store.tables().aliases.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey() instanceof BusinessScopedUserId && entry.getValue().equals(user));
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    var stored = store.tables().aliases;
    store.requireService();
    store.requireUser(user);
    aliases(sender).forEach(alias -> stored.put(alias, user));
  }

  @Override
  public void move(UserId user, IdentityChange change) {
    remember(user, change.after());
    var before = change.before().phone();
    var after = change.after().phone();
    if (before != null && after != null && !before.equals(after)) {
      store.tables().aliases.remove(before, user);
    }
    store.tables().identityChanges.put(change, user);
  }

  @Override
  public List<IdentityChange> changes(UserId user) {
    return store.tables().identityChanges.entrySet().stream()
        .filter(entry -> entry.getValue().equals(user) && store.reaches(user))
        .map(Map.Entry::getKey)
        .sorted(comparing(IdentityChange::at))
        .toList();
  }

  @Override
  public Optional<UserId> moved(IdentityChange change) {
    return Optional.ofNullable(store.tables().identityChanges.get(change)).filter(store::reaches);
  }

  @Override
  public void forget(UserId user) {
    var tables = store.tables();
    if (store.reaches(user)) {
      tables.aliases.values().removeIf(user::equals);
      tables.identityChanges.values().removeIf(user::equals);
    }
  }

  private static List<Object> aliases(WhatsAppSender sender) {
    return Stream.concat(
            Stream.<Object>ofNullable(sender.userId()), Stream.<Object>ofNullable(sender.phone()))
        .toList();
  }
}
