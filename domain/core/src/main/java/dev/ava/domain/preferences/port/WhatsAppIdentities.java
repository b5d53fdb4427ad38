package dev.ava.domain.preferences.port;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The aliases (user ids and phone numbers) under which WhatsApp knows our users. An alias belongs
/// to one user. Works inside a transaction; a user sees and forgets the own ones only, and only
/// services add some.
public interface WhatsAppIdentities {
  /// Who each of the senders is: by the user id, and if that is unknown or missing, by the phone
  /// number or, if nobody has that very number, by a variant of it
  /// ([dev.ava.domain.shared.PhoneNumber#variants]).
  ///
  /// A sender with a user id is not taken for somebody whom WhatsApp knows by another user id, even
  /// if the numbers agree: numbers are given to other people, user ids are not. Only a number that
  /// somebody got by [#move] without a user id still waits for the one that comes with it.
  ///
  /// @return only those who are known
  Map<WhatsAppSender, Match> find(Set<WhatsAppSender> senders);

  /// Stores every alias of the sender as this user's, taking it from whoever had it. A number that
  /// waited for a user id has got it, if the sender has both.
  void remember(UserId user, WhatsAppSender sender);

  /// Stores the new aliases as this user's, taking them from whoever had them, drops every other
  /// number of the user if there is a new one, and puts the change on record. The same change twice
  /// counts once.
  void move(UserId user, IdentityChange change);

  /// Every alias of the user by itself: the user ids and then the numbers, each by their text.
  List<WhatsAppSender> aliases(UserId user);

  /// The changes on record, oldest first: by `at`.
  List<IdentityChange> changes(UserId user);

  /// Whose change this is, if it is on record.
  Optional<UserId> moved(IdentityChange change);

  /// Removes all aliases of the user, and what is on record of their changes. Does nothing if there
  /// are none.
  void forget(UserId user);

  /// A user who was found.
  ///
  /// @param complete whether every alias of the sender is stored as this user's, and the number
  ///     does not wait for the user id
  record Match(UserId user, boolean complete) {}
}
