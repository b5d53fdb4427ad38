package dev.ava.testkit.contract;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;

/// What a store's contracts need besides the port under test. The store may be shared by all
/// contracts: they make every user, number and id anew.
public interface StoreHarness {
  /// Transactions of the store that the port under test works on.
  Transactions transactions();

  /// Stores the user row that other rows refer to, and nothing else.
  void addUser(UserId id, EmailAddress email);

  /// Empties the inbox and the outbox, and forgets what limits sending. Called before each test.
  void clearQueues();
}
