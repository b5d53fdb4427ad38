package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;

/// The two steps of an erasure. The first erases all that the store has and puts on record that the
/// second is owed. The second makes the sign-in forget the person, which ends everything that was
/// still under way for them, and then erases what that has left. Every step may be repeated.
final class Erasing {
  /// How long whoever has begun may take before others finish it.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AuthProvider provider;
  private final Erasures erasures;
  private final Transactions transactions;
  private final Clock clock;

  Erasing(AuthProvider provider, Erasures erasures, Transactions transactions, Clock clock) {
    this.provider = provider;
    this.erasures = erasures;
    this.transactions = transactions;
    this.clock = clock;
  }

  void begin(Caller.Service caller, UserId user) {
    transactions.required(caller, () -> erase(user));
  }

  void finish(Caller.Service caller, UserId user) {
    provider.delete(user);
    transactions.required(
        caller,
        () -> {
          erase(user);
          erasures.finish(user);
        });
  }

  private void erase(UserId user) {
    var now = clock.instant();
    erasures.erase(user, now, now.plus(PATIENCE));
  }
}
