package dev.ava.domain.account.port;

import dev.ava.domain.account.Credential;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// The e-mail addresses and password hashes of the built-in sign-in. Works inside a transaction of
/// a service; a user sees none, not even the own one.
public interface Credentials {
  /// Stores a new one, and with it the user.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if the e-mail address or the user id is taken
  void add(Credential credential);

  Optional<Credential> find(EmailAddress email);

  Optional<Credential> find(UserId user);

  /// Removes the user, and with it everything in the store that refers to the user. Does nothing if
  /// there is none.
  void remove(UserId user);
}
