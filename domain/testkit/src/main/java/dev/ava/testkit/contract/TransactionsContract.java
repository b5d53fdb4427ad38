package dev.ava.testkit.contract;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [dev.ava.domain.shared.port.Transactions] promises, seen through [Avatars].
public abstract class TransactionsContract extends StoreContract {
  /// Avatars in the store of the transactions under test.
  protected abstract Avatars avatars();

  @Test
  void whatTheWorkReturnsComesBack() {
    assertThat(in(Caller.Service.WORKER, () -> "done")).isEqualTo("done");
    assertThat(in(as(aUser()), () -> 1)).isEqualTo(1);
  }

  @Test
  void workIsCommittedOnReturn() {
    var user = aUser();

    in(as(user), () -> avatars().add(anAvatar().of(user).build()));

    assertThat(hasAvatar(user)).isTrue();
  }

  @Test
  void workIsUndoneOnThrowAndTheExceptionPassedOn() {
    var user = aUser();
    var cause = new IllegalArgumentException("no");

    assertThatThrownBy(
            () ->
                in(
                    as(user),
                    () -> {
                      avatars().add(anAvatar().of(user).build());
                      throw cause;
                    }))
        .isSameAs(cause);
    assertThat(hasAvatar(user)).isFalse();
  }

  @Test
  void workIsUndoneOnAnError() {
    var user = aUser();
    var cause = new AssertionError("no");

    assertThatThrownBy(
            () ->
                in(
                    as(user),
                    () -> {
                      avatars().add(anAvatar().of(user).build());
                      throw cause;
                    }))
        .isSameAs(cause);
    assertThat(hasAvatar(user)).isFalse();
  }

  @Test
  void aTransactionSeesWhatItWrote() {
    var user = aUser();
    var avatar = anAvatar().of(user).build();

    var seen =
        in(
            as(user),
            () -> {
              avatars().add(avatar);
              return avatars().ofOwner(user);
            });

    assertThat(seen).contains(avatar);
  }

  @Test
  void nestedWorkOfTheSameCallerJoins() {
    var user = aUser();
    var avatar = anAvatar().of(user).build();

    var seen =
        in(
            as(user),
            () -> {
              avatars().add(avatar);
              return in(as(user), () -> avatars().ofOwner(user));
            });

    assertThat(seen).contains(avatar);
  }

  @Test
  void nestedWorkIsUndoneWithTheOutermost() {
    var user = aUser();

    rolledBack(as(user), () -> in(as(user), () -> avatars().add(anAvatar().of(user).build())));

    assertThat(hasAvatar(user)).isFalse();
  }

  @Test
  void outerWorkIsUndoneWithNestedWorkThatThrows() {
    var user = aUser();
    var cause = new IllegalArgumentException("no");

    assertThatThrownBy(
            () ->
                in(
                    as(user),
                    () -> {
                      avatars().add(anAvatar().of(user).build());
                      return in(as(user), () -> fail(cause));
                    }))
        .isSameAs(cause);
    assertThat(hasAvatar(user)).isFalse();
  }

  @Test
  void nestedWorkOfAnotherCallerIsNotRun() {
    var user = aUser();
    var ran = new AtomicBoolean();

    for (var other : new Caller[] {as(aUser()), Caller.Service.WORKER}) {
      assertThatThrownBy(() -> in(as(user), () -> in(other, () -> ran.set(true))))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> in(other, () -> in(as(user), () -> ran.set(true))))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(ran).isFalse();
  }

  @Test
  void anotherServiceIsAnotherCaller() {
    assertThatThrownBy(
            () -> in(Caller.Service.WORKER, () -> in(Caller.Service.LINKING, () -> "never")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallerDoesNotOutliveItsTransaction() {
    var user = aUser();
    var other = aUser();
    in(as(user), () -> avatars().add(anAvatar().of(user).build()));
    rolledBack(as(user), () -> avatars().ofOwner(user));

    for (int i = 0; i < 20; i++) {
      assertShowsNothing(as(other), () -> avatars().ofOwner(user));
      assertFailOutsideATransaction(() -> avatars().ofOwner(user));
      assertThat(hasAvatar(user)).isTrue();
    }
  }

  @Test
  void transactionsOfSeveralThreadsKeepToTheirCallers() {
    var users = Stream.generate(this::aUser).limit(RACERS).toList();
    users.forEach(user -> in(as(user), () -> avatars().add(anAvatar().of(user).build())));

    for (int round = 0; round < ROUNDS; round++) {
      var seen =
          Race.run(
              RACERS,
              index -> in(as(users.get(index)), () -> users.stream().filter(this::sees).toList()));
      for (int i = 0; i < RACERS; i++) {
        assertThat(seen.get(i)).containsExactly(users.get(i));
      }
    }
  }

  @Test
  void aPersonWhomTheStoreDoesNotKnowIsNoCaller() {
    var ran = new AtomicBoolean();

    assertThatThrownBy(() -> in(as(Fixtures.aUserId()), () -> ran.set(true)))
        .isInstanceOf(CallerGone.class);
    assertThatThrownBy(
            () ->
                harness()
                    .transactions()
                    .snapshot(as(Fixtures.aUserId()), () -> ran.getAndSet(true)))
        .isInstanceOf(CallerGone.class);
    assertThat(ran).isFalse();
    assertThat(in(as(aUser()), () -> "the store works on")).isEqualTo("the store works on");
  }

  @Test
  void readingGivesBackWhatTheWorkReturnsAndPassesOnWhatItThrows() {
    var user = aUser();
    var cause = new IllegalArgumentException("no");
    in(as(user), () -> avatars().add(anAvatar().of(user).build()));

    assertThat(reading(as(user), () -> sees(user))).isTrue();
    assertThat(reading(as(user), () -> "nothing read")).isEqualTo("nothing read");
    assertThatThrownBy(() -> reading(as(user), () -> fail(cause))).isSameAs(cause);
    assertThat(reading(as(aUser()), () -> sees(user))).isFalse();
  }

  @Test
  void whatReadingWritesIsNotKept() {
    var user = aUser();

    try {
      reading(as(user), () -> addAvatar(user));
    } catch (RuntimeException refused) {
      assertThat(refused).isNotInstanceOf(CallerGone.class);
    }

    assertThat(hasAvatar(user)).isFalse();
  }

  @Test
  void readingJoinsAndIsJoined() {
    var user = aUser();

    assertThat(
            in(
                as(user),
                () -> {
                  addAvatar(user);
                  return reading(as(user), () -> sees(user));
                }))
        .isTrue();
    assertThat(reading(as(user), () -> in(as(user), () -> sees(user)))).isTrue();
    assertThatThrownBy(() -> in(as(user), () -> reading(as(aUser()), () -> sees(user))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPersonWhomTheStoreDoesNotKnowReadsNothing() {
    var user = aUser();
    var gone = Fixtures.aUserId();

    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> reading(as(gone), () -> "never")).isInstanceOf(CallerGone.class);
      assertThatThrownBy(() -> reading(as(gone), () -> sees(user))).isInstanceOf(CallerGone.class);
    }

    assertThat(reading(as(user), () -> "the store works on")).isEqualTo("the store works on");
  }

  @Test
  void aSnapshotGivesBackWhatTheWorkReturnsAndPassesOnWhatItThrows() {
    var user = aUser();
    var cause = new IllegalArgumentException("no");
    in(as(user), () -> avatars().add(anAvatar().of(user).build()));

    assertThat(harness().transactions().snapshot(as(user), () -> sees(user))).isTrue();
    assertThatThrownBy(() -> harness().transactions().snapshot(as(user), () -> fail(cause)))
        .isSameAs(cause);
    assertThat(harness().transactions().snapshot(as(aUser()), () -> sees(user))).isFalse();
  }

  @Test
  void aSnapshotHasATransactionOfItsOwn() {
    var user = aUser();

    assertThatThrownBy(
            () -> in(as(user), () -> harness().transactions().snapshot(as(user), () -> 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(harness().transactions().snapshot(as(user), () -> in(as(user), () -> sees(user))))
        .isFalse();
  }

  private <T> T reading(Caller caller, Supplier<T> work) {
    return harness().transactions().reading(caller, work);
  }

  private boolean addAvatar(UserId user) {
    avatars().add(anAvatar().of(user).build());
    return true;
  }

  private boolean sees(UserId user) {
    return avatars().ofOwner(user).isPresent();
  }

  private boolean hasAvatar(UserId user) {
    return asService(() -> sees(user));
  }

  private static boolean fail(RuntimeException cause) {
    throw cause;
  }
}
