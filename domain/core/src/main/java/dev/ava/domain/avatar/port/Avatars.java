package dev.ava.domain.avatar.port;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.shared.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The avatars. Works inside a transaction; a user sees and changes the own one only.
public interface Avatars {
  Optional<Avatar> ofOwner(UserId owner);

  /// The avatars of those who have one.
  Map<UserId, Avatar> ofOwners(Set<UserId> owners);

  /// Stores a new one.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if its owner has one, also one stored by another
  ///     transaction meanwhile
  void add(Avatar avatar);

  /// Stores the new state of one that was found.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the caller has no such avatar
  void update(Avatar avatar);
}
