package dev.ava.testkit;

import static java.util.Comparator.comparing;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// WhatsApp identities in the in-memory store.
public final class InMemoryWhatsAppIdentities implements WhatsAppIdentities {
  private final InMemoryStore store;

  public InMemoryWhatsAppIdentities(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Map<WhatsAppSender, Match> find(Set<WhatsAppSender> senders) {
    var found = new HashMap<WhatsAppSender, Match>();
    senders.forEach(sender -> find(sender).ifPresent(match -> found.put(sender, match)));
    return found;
  }

  private Optional<Match> find(WhatsAppSender sender) {
    return owner(sender.userId())
        .or(() -> byPhone(sender))
        .map(user -> new Match(user, isComplete(user, sender)));
  }

  private boolean isComplete(UserId user, WhatsAppSender sender) {
    return aliases(sender).stream()
            .allMatch(alias -> user.equals(store.tables().aliases.get(alias)))
        && (sender.userId() == null || sender.phone() == null || !awaits(user, sender.phone()));
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
        .filter(user -> sender.userId() == null || !hasUserId(user) || awaits(user, phone));
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

  private boolean awaits(UserId user, PhoneNumber phone) {
    var awaiting = store.tables().awaitingUserId;
    return phone.variants().stream().anyMatch(variant -> user.equals(awaiting.get(variant)));
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    var stored = store.tables().aliases;
    store.requireService();
    store.requireUser(user);
    aliases(sender).forEach(alias -> stored.put(alias, user));
    var awaiting = store.tables().awaitingUserId;
    if (sender.phone() != null) {
      awaiting.computeIfPresent(
          sender.phone(), (phone, owner) -> owner.equals(user) ? owner : null);
    }
    if (sender.userId() != null && sender.phone() != null) {
      awaiting.keySet().removeAll(sender.phone().variants());
    }
  }

  @Override
  public void move(UserId user, IdentityChange change) {
    remember(user, change.after());
    var phone = change.after().phone();
    store.tables().awaitingUserId.values().removeIf(user::equals);
    if (phone != null) {
      dropOthers(user, phone);
      if (change.after().userId() == null) {
        store.tables().awaitingUserId.put(phone, user);
      }
    }
    store.tables().identityChanges.put(change, user);
  }

  private void dropOthers(UserId user, PhoneNumber phone) {
    store
        .tables()
        .aliases
        .entrySet()
        .removeIf(
            entry ->
                entry.getKey() instanceof PhoneNumber other
                    && entry.getValue().equals(user)
                    && !other.equals(phone));
  }

  @Override
  public List<WhatsAppSender> aliases(UserId user) {
    return store.tables().aliases.entrySet().stream()
        .filter(entry -> entry.getValue().equals(user) && store.reaches(user))
        .map(entry -> alone(entry.getKey()))
        .sorted(
            comparing((WhatsAppSender alias) -> alias.userId() == null)
                .thenComparing(WhatsAppSender::key))
        .toList();
  }

  private static WhatsAppSender alone(Object alias) {
    return alias instanceof BusinessScopedUserId userId
        ? new WhatsAppSender(userId, null)
        : new WhatsAppSender(null, (PhoneNumber) alias);
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
      tables.awaitingUserId.values().removeIf(user::equals);
      tables.identityChanges.values().removeIf(user::equals);
    }
  }

  private static List<Object> aliases(WhatsAppSender sender) {
    return Stream.concat(
            Stream.<Object>ofNullable(sender.userId()), Stream.<Object>ofNullable(sender.phone()))
        .toList();
  }
}
