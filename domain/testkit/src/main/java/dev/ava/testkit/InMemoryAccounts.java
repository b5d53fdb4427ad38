package dev.ava.testkit;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// Accounts in the in-memory store.
public final class InMemoryAccounts implements Accounts {
  private final InMemoryStore store;

  public InMemoryAccounts(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return Optional.ofNullable(store.tables().accounts.get(id)).filter(found -> store.reaches(id));
  }

  @Override
  public void addIfAbsent(Account account) {
    var accounts = store.tables().accounts;
    store.requireService();
    store.requireUser(account.id());
    accounts.putIfAbsent(account.id(), account);
  }
}
