package dev.ava.domain.account.usecase;

import dev.ava.domain.account.AccessToken;

/// Ends the session an access token belongs to. The access token itself stays valid until it
/// expires.
public interface SignOut {
  /// Does nothing if the session has ended.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the sign-in does not answer
  void signOut(Command command);

  record Command(AccessToken token) {}
}
