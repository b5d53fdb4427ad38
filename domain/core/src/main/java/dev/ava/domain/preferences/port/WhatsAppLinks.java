package dev.ava.domain.preferences.port;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Optional;

/// The WhatsApp links of all users, at most one each. Works inside a transaction; a user sees and
/// changes the own one only, and can never make it linked.
public interface WhatsAppLinks {
  Optional<WhatsAppLink> ofUser(UserId user);

  /// Stores a claim in place of whatever the user had.
  void claim(UserId user, WhatsAppLink.Pending link);

  /// Stores a proof in place of whatever the user had. For services only.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if another user has proven the number
  void prove(UserId user, WhatsAppLink.Linked link);

  /// Removes whatever the user had. Does nothing if there is none.
  void remove(UserId user);

  /// Who has proven the number or a variant of it ([PhoneNumber#variants]). For services only.
  Optional<UserId> provenBy(PhoneNumber phone);

  /// Who waits for this code, expired or not; by user id. For services only.
  List<Claim> claims(LinkCode code);

  /// A claim with the user who made it.
  record Claim(UserId user, WhatsAppLink.Pending link) {}
}
