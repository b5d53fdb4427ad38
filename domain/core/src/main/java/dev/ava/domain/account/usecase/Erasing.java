package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;

/// The two steps of an erasure. The first erases what the store can find at once and puts on record
/// that the second is owed. The second goes through everything that ever came in, makes the sign-in
/// forget the person, which ends everything that was still under way for them, and erases what that
/// has left. Names that came about meanwhile are noted right before the sign-in forgets, because
/// with the user they go too. Every step may be repeated.
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
    var now = clock.instant();
    transactions.required(caller, () -> erasures.erase(user, now, now.plus(PATIENCE)));
  }

  void finish(Caller.Service caller, UserId user) {
    sweep(caller, user);
    begin(caller, user);
    provider.delete(user);
    begin(caller, user);
    sweep(caller, user);
    transactions.required(caller, () -> erasures.finish(user));
  }

  private void sweep(Caller.Service caller, UserId user) {
    boolean hasMore = true;
    while (hasMore) {
      hasMore = transactions.<Boolean>required(caller, () -> erasures.sweep(user));
    }
  }
}
