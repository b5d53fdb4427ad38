package dev.ava.domain.preferences;

import dev.ava.domain.shared.PhoneNumber;
import java.time.Instant;

/// The WhatsApp number of a user: claimed until the code has come from that very number, then
/// linked.
public sealed interface WhatsAppLink {
  PhoneNumber phone();

  /// Claimed by the user, not proven. Any number of users may claim the same number.
  record Pending(PhoneNumber phone, LinkCode code, Instant expiresAt) implements WhatsAppLink {
    /// Whether the code still proves the number.
    public boolean isOpen(Instant now) {
      return now.isBefore(expiresAt);
    }
  }

  /// Proven. A number is linked to at most one user.
  record Linked(PhoneNumber phone, Instant since) implements WhatsAppLink {}
}
