package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Finds accounts, opening the one of a person whom Ava has not met.
final class AccountDirectory {
  private final Accounts accounts;
  private final Transactions transactions;
  private final Clock clock;

  AccountDirectory(Accounts accounts, Transactions transactions, Clock clock) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
  }

  Account findOrOpen(UserId user) {
    return transactions.required(
        Caller.Service.SIGN_IN,
        () ->
            accounts
                .find(user)
                .orElseGet(
                    () -> {
                      accounts.addIfAbsent(
                          Account.opened(user, clock.instant().truncatedTo(ChronoUnit.MICROS)));
                      return accounts.find(user).orElseThrow();
                    }));
  }
}
