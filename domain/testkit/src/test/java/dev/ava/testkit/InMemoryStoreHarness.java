package dev.ava.testkit;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.testkit.contract.StoreHarness;

record InMemoryStoreHarness(InMemoryStore store) implements StoreHarness {
  @Override
  public Transactions transactions() {
    return new InMemoryTransactions(store);
  }

  @Override
  public void addUser(UserId id, EmailAddress email) {
    store.addUser(id, email);
  }

  @Override
  public void clearQueues() {
    store.clearQueues();
  }
}
