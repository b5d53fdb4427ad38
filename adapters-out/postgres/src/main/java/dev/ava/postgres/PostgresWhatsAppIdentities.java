package dev.ava.postgres;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresWhatsAppIdentities implements WhatsAppIdentities {
  /// No alias is empty, so this one finds nobody.
  private static final String NOBODY = "";

  private final IdentityRows rows;

  PostgresWhatsAppIdentities(IdentityRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Match> find(WhatsAppSender sender) {
    var names = SenderJson.of(sender);
    var bsuid = Objects.requireNonNullElse(names.userId(), NOBODY);
    var phone = Objects.requireNonNullElse(names.phone(), NOBODY);
    var found = rows.find(bsuid, phone, variant(sender.phone()));
    return found.stream()
        .findFirst()
        .filter(
            row -> row.isUserId() || names.userId() == null || !row.named() || row.awaitsUserId())
        .map(row -> new UserId(row.userId()))
        .map(user -> new Match(user, isComplete(user, names, found)));
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
