package dev.ava.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// What the contracts of all ports to the store share.
///
/// A caller who may not do something is refused by any exception, and may be shown nothing instead
/// of being refused to read.
public abstract class StoreContract {
  /// How many threads race in a test of concurrency, and how often.
  static final int RACERS = 4;

  static final int ROUNDS = 10;

  /// How many rows are raced for together: so many that to lock them takes long enough to meet
  /// others who lock them too.
  static final int CONTESTED = 200;

  protected abstract StoreHarness harness();

  @BeforeEach
  void clearQueues() {
    harness().clearQueues();
  }

  /// A user whom the store knows.
  final UserId aUser() {
    var user = Fixtures.aUserId();
    harness().addUser(user, Fixtures.anEmail());
    return user;
  }

  static Caller as(UserId user) {
    return new Caller.User(user);
  }

  final <T extends @Nullable Object> T in(Caller caller, Supplier<T> work) {
    return harness().transactions().required(caller, work);
  }

  final void in(Caller caller, Runnable work) {
    harness().transactions().required(caller, work);
  }

  /// The same as a service.
  final <T extends @Nullable Object> T asService(Supplier<T> work) {
    return in(Caller.Service.WORKER, work);
  }

  final void asService(Runnable work) {
    in(Caller.Service.WORKER, work);
  }

  /// Does the work and then undoes it all.
  final void rolledBack(Caller caller, Runnable work) {
    assertThatThrownBy(
            () ->
                in(
                    caller,
                    () -> {
                      work.run();
                      throw new RolledBack();
                    }))
        .isInstanceOf(RolledBack.class);
  }

  final void assertShowsNothing(Caller caller, Supplier<?> read) {
    Object shown;
    try {
      shown = in(caller, read::get);
    } catch (RuntimeException refused) {
      assertThat(refused).isNotInstanceOf(NullPointerException.class);
      return;
    }
    switch (shown) {
      case Inbox.Census census -> assertShowsNothing(census.counts(), census.oldest());
      case Outbox.Census census -> assertShowsNothing(census.counts(), census.oldest());
      case null, default ->
          assertThat(shown).isIn(Optional.empty(), List.of(), Map.of(), Set.of(), false, 0);
    }
  }

  private static void assertShowsNothing(Map<?, Long> counts, Optional<Instant> oldest) {
    assertThat(counts.values()).allMatch(count -> count == 0);
    assertThat(oldest).isEmpty();
  }

  final void assertRefused(Caller caller, Runnable write) {
    assertThatThrownBy(() -> in(caller, write))
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(NullPointerException.class);
  }

  /// For what a caller who may not do it is either refused or has no effect. The test must look
  /// afterwards.
  final void attempt(Caller caller, Runnable write) {
    try {
      in(caller, write);
    } catch (RuntimeException refused) {
      assertThat(refused).isNotInstanceOf(NullPointerException.class);
    }
  }

  static void assertFailOutsideATransaction(Runnable... calls) {
    for (int i = 0; i < calls.length; i++) {
      assertThatThrownBy(calls[i]::run).as("call %d", i).isInstanceOf(IllegalStateException.class);
    }
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
