package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Finds accounts, opening the one of a person whom Ava has not met. Whose account is being
/// deleted, or was a moment ago, has none.
final class AccountDirectory {
  private final Accounts accounts;
  private final Erasures erasures;
  private final Transactions transactions;
  private final Clock clock;

  AccountDirectory(Accounts accounts, Erasures erasures, Transactions transactions, Clock clock) {
    this.accounts = accounts;
    this.erasures = erasures;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The account of somebody who has just signed in.
  Optional<Account> findOrOpen(UserId user) {
    try {
      return transactions.required(
          Caller.Service.SIGN_IN,
          () -> erasures.isUnderWay(user) ? Optional.empty() : Optional.of(foundOrOpened(user)));
    } catch (Conflict gone) {
      return Optional.empty();
    }
  }

  /// The account of somebody who calls.
  ///
  /// @throws CallerGone if there is no such person any more
  Account ofCaller(Caller.User caller) {
    Optional<Account> found = transactions.required(caller, () -> accounts.find(caller.id()));
    return found.or(() -> findOrOpen(caller.id())).orElseThrow(CallerGone::new);
  }

  private Account foundOrOpened(UserId user) {
    return accounts
        .find(user)
        .orElseGet(
            () -> {
              accounts.addIfAbsent(
                  Account.opened(user, clock.instant().truncatedTo(ChronoUnit.MICROS)));
              return accounts.find(user).orElseThrow();
            });
  }
}
