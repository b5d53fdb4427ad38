package dev.ava.postgres;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresWhatsAppIdentities implements WhatsAppIdentities {
  /// No alias is empty, so this one finds nobody.
  private static final String NOBODY = "";

  private final IdentityRows rows;
  private final Json json;

  PostgresWhatsAppIdentities(IdentityRows rows, Json json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Map<WhatsAppSender, Match> find(Set<WhatsAppSender> senders) {
    var rowOf = new HashMap<SenderJson, IdentityRow>();
    rows.find(json.write(userIds(senders)), json.write(phones(senders)))
        .forEach(row -> rowOf.put(row.name(), row));
    var found = new HashMap<WhatsAppSender, Match>();
    for (var sender : senders) {
      var own = names(sender).map(rowOf::get).filter(Objects::nonNull).toList();
      match(sender, own).ifPresent(match -> found.put(sender, match));
    }
    return found;
  }

  private static Optional<Match> match(WhatsAppSender sender, List<IdentityRow> found) {
    var names = SenderJson.of(sender);
    return found.stream()
        .findFirst()
        .filter(
            row -> row.isUserId() || names.userId() == null || !row.named() || row.awaitsUserId())
        .map(row -> new UserId(row.userId()))
        .map(user -> new Match(user, isComplete(user, names, found)));
  }

  /// The names by which a sender may be known, the best first: the user id, the number, its
  /// variant.
  private static Stream<SenderJson> names(WhatsAppSender sender) {
    var names = SenderJson.of(sender);
    return Stream.of(
            new SenderJson(names.userId(), null),
            new SenderJson(null, names.phone()),
            new SenderJson(null, variant(sender.phone())))
        .filter(name -> name.userId() != null || name.phone() != null);
  }

  private static List<String> userIds(Set<WhatsAppSender> senders) {
    return senders.stream()
        .flatMap(PostgresWhatsAppIdentities::names)
        .flatMap(name -> Stream.ofNullable(name.userId()))
        .distinct()
        .toList();
  }

  private static List<String> phones(Set<WhatsAppSender> senders) {
    return senders.stream()
        .flatMap(PostgresWhatsAppIdentities::names)
        .flatMap(name -> Stream.ofNullable(name.phone()))
        .distinct()
        .toList();
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    var names = SenderJson.of(sender);
    remember("user_id", names.userId(), user);
    remember("phone", names.phone(), user);
    if (names.userId() != null && names.phone() != null) {
      rows.settle(names.phone(), variant(sender.phone()));
    }
  }

  @Override
  public void move(UserId user, IdentityChange change) {
    remember(user, change.after());
    var before = SenderJson.of(change.before());
    var after = SenderJson.of(change.after());
    if (after.phone() != null) {
      rows.dropAllBut(after.phone(), user.value());
    }
    rows.await(
        after.userId() == null ? Objects.requireNonNullElse(after.phone(), NOBODY) : NOBODY,
        user.value());
    rows.addChange(
        user.value(), before.userId(), before.phone(), after.userId(), after.phone(), change.at());
  }

  @Override
  public List<WhatsAppSender> aliases(UserId user) {
    return rows.aliases(user.value()).stream().map(AliasRow::toSender).toList();
  }

  @Override
  public List<IdentityChange> changes(UserId user) {
    return rows.changes(user.value()).stream().map(IdentityChangeRow::toChange).toList();
  }

  @Override
  public Optional<UserId> moved(IdentityChange change) {
    var before = SenderJson.of(change.before());
    var after = SenderJson.of(change.after());
    return rows.moved(before.userId(), before.phone(), after.userId(), after.phone(), change.at())
        .map(UserId::new);
  }

  @Override
  public void forget(UserId user) {
    rows.forget(user.value());
    rows.forgetChanges(user.value());
  }

  private void remember(String kind, @Nullable String alias, UserId user) {
    if (alias != null) {
      rows.remember(kind, alias, user.value());
    }
  }

  private static boolean isComplete(UserId user, SenderJson names, List<IdentityRow> found) {
    var own = found.stream().filter(row -> row.userId().equals(user.value())).toList();
    return Stream.of(names.userId(), names.phone())
            .flatMap(Stream::ofNullable)
            .allMatch(alias -> own.stream().anyMatch(row -> row.alias().equals(alias)))
        && (names.userId() == null || own.stream().noneMatch(IdentityRow::awaitsUserId));
  }

  /// The other way in which the number may be written; numbers have one at the most.
  private static String variant(@Nullable PhoneNumber phone) {
    return phone == null
        ? NOBODY
        : phone.variants().stream()
            .filter(variant -> !variant.equals(phone))
            .findFirst()
            .map(PhoneNumber::e164)
            .orElse(NOBODY);
  }
}
