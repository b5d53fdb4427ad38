package dev.ava.domain.preferences.port;

import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// The aliases (user ids and phone numbers) under which WhatsApp knows our users. An alias belongs
/// to one user. Works inside a transaction; a user sees and forgets the own ones only, and only
/// services add some.
public interface WhatsAppIdentities {
  /// Who it is: by the user id, and if that is unknown or missing, by the phone number.
  Optional<Match> find(WhatsAppSender sender);

  /// Stores every alias of the sender as this user's, taking it from whoever had it.
  void remember(UserId user, WhatsAppSender sender);

  /// Removes all aliases of the user. Does nothing if there are none.
  void forget(UserId user);

  /// A user who was found.
  ///
  /// @param complete whether every alias of the sender is stored as this user's
  record Match(UserId user, boolean complete) {}
}
