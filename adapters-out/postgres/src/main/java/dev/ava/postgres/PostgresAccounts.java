package dev.ava.postgres;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class PostgresAccounts implements Accounts {
  private final AccountRows rows;

  PostgresAccounts(AccountRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return rows.find(id.value()).map(AccountRow::toAccount);
  }

  @Override
  public void addIfAbsent(Account account) {
    rows.insertIfAbsent(
        account.id().value(), EnumText.of(account.tier()), account.active(), account.createdAt());
  }
}
