package dev.ava.postgres;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

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
    var bsuid = bsuid(sender);
    var phone = phone(sender);
    var known = (bsuid.isPresent() ? 1 : 0) + (phone.isPresent() ? 1 : 0);
    var owners =
        rows.find(bsuid.orElse(NOBODY), phone.orElse(NOBODY)).stream()
            .map(row -> new UserId(row.userId()))
            .toList();
    return owners.stream()
        .findFirst()
        .map(
            user ->
                new Match(user, owners.size() == known && owners.stream().allMatch(user::equals)));
  }

  @Override
  public void remember(UserId user, WhatsAppSender sender) {
    bsuid(sender).ifPresent(alias -> rows.remember("user_id", alias, user.value()));
    phone(sender).ifPresent(alias -> rows.remember("phone", alias, user.value()));
  }

  @Override
  public void forget(UserId user) {
    rows.forget(user.value());
  }

  private static Optional<String> bsuid(WhatsAppSender sender) {
    return Optional.ofNullable(sender.userId()).map(BusinessScopedUserId::value);
  }

  private static Optional<String> phone(WhatsAppSender sender) {
    return Optional.ofNullable(sender.phone()).map(PhoneNumber::e164);
  }
}
