package dev.ava.postgres;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresWhatsAppLinks implements WhatsAppLinks {
  private final LinkRows rows;

  PostgresWhatsAppLinks(LinkRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<WhatsAppLink> ofUser(UserId user) {
    return rows.ofUser(user.value()).map(LinkRow::toLink);
  }

  @Override
  public void claim(UserId user, WhatsAppLink.Pending link) {
    rows.claim(user.value(), link.phone().e164(), link.code().value(), link.expiresAt());
  }

  @Override
  public void prove(UserId user, WhatsAppLink.Linked link) {
    rows.prove(user.value(), link.phone().e164(), link.since());
  }

  @Override
  public void remove(UserId user) {
    rows.remove(user.value());
  }

  @Override
  public Optional<UserId> provenBy(PhoneNumber phone) {
    var variants = phone.variants().stream().map(PhoneNumber::e164).toList();
    return rows.provenBy(phone.e164(), variants).map(UserId::new);
  }

  @Override
  public List<Claim> claims(LinkCode code) {
    return rows.claims(code.value()).stream().map(LinkRow::toClaim).toList();
  }
}
