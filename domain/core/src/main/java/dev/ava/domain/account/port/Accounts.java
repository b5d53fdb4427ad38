package dev.ava.domain.account.port;

import dev.ava.domain.account.Account;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// The accounts. Works inside a transaction. A user sees the own one only; only services change
/// one.
public interface Accounts {
  Optional<Account> find(UserId id);

  /// Stores the account unless there is one for this user, which then stays as it is.
  void addIfAbsent(Account account);
}
