package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.shared.Caller;

/// Shows the caller's own account. A person whom the sign-in knows and Ava has not met gets a free
/// one.
public interface ShowAccount {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Account show(Command command);

  record Command(Caller.User caller) {}
}
