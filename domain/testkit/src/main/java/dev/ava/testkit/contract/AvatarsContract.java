package dev.ava.testkit.contract;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aPersona;
import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What [Avatars] promises.
public abstract class AvatarsContract extends StoreContract {
  protected abstract Avatars avatars();

  @ParameterizedTest
  @EnumSource
  void everyPersonalityComesBack(Personality personality) {
    var avatar = added(anAvatar().of(aUser()).being(personality).build());

    assertThat(found(avatar.owner())).contains(avatar);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 150})
  void everyAgeComesBack(int years) {
    var avatar = added(anAvatar().of(aUser()).aged(years).build());

    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void looksThatWereLeftToTheImaginationComeBack() {
    var avatar = added(anAvatar().of(aUser()).looking(null).build());

    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void textOfAnyScriptAndLengthComesBack() {
    var difficult =
        anAvatar().of(aUser()).named("שלום 👩‍👩‍👧‍👦 e\u0301").looking(DIFFICULT_TEXT).build();
    var longest = anAvatar().of(aUser()).named("🦄".repeat(80)).looking("ש".repeat(2_000)).build();

    assertThat(found(added(difficult).owner())).contains(difficult);
    assertThat(found(added(longest).owner())).contains(longest);
  }

  @Test
  void timesComeBackToTheMicrosecond() {
    for (var time : new String[] {"2026-02-28T23:59:59.999999Z", "2030-01-01T00:00:00.000001Z"}) {
      var avatar = added(anAvatar().of(aUser()).createdAt(Instant.parse(time)).build());

      assertThat(found(avatar.owner())).contains(avatar);
    }
  }

  @Test
  void aUserWithoutAnAvatarHasNone() {
    var user = aUser();

    assertThat(found(user)).isEmpty();
    assertThat(asService(() -> avatars().ofOwner(aUserId()))).isEmpty();
  }

  @Test
  void anUpdateReplacesThePersona() {
    var avatar = added(anAvatar().of(aUser()).looking(null).build());
    var reshaped = avatar.reshaped(aPersona(), NOW.plusSeconds(5));

    in(as(avatar.owner()), () -> avatars().update(reshaped));

    assertThat(found(avatar.owner())).contains(reshaped);
  }

  @Test
  void whatWasReadStaysAsItWas() {
    var avatar = added(anAvatar().of(aUser()).build());

    var read =
        in(
            as(avatar.owner()),
            () -> {
              var before = avatars().ofOwner(avatar.owner());
              avatars().update(avatar.reshaped(aPersona(), NOW.plusSeconds(5)));
              return before;
            });

    assertThat(read).contains(avatar);
  }

  @Test
  void aSecondAvatarConflictsAndTheFirstStays() {
    var avatar = added(anAvatar().of(aUser()).build());

    assertThatThrownBy(() -> added(anAvatar().of(avatar.owner()).build()))
        .isInstanceOf(Conflict.class);
    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void ofSeveralAtTheSameTimeOneIsStored() {
    for (int round = 0; round < ROUNDS; round++) {
      var user = aUser();

      var stored = Race.run(RACERS, index -> isAdded(anAvatar().of(user).build()));

      assertThat(stored).containsOnlyOnce(true);
    }
  }

  @Test
  void updatingWhatIsNotThereConflicts() {
    var user = aUser();

    assertThatThrownBy(() -> in(as(user), () -> avatars().update(anAvatar().of(user).build())))
        .isInstanceOf(Conflict.class);
    assertThat(found(user)).isEmpty();
  }

  @Test
  void updatingAnAvatarUnderAnotherIdConflicts() {
    var avatar = added(anAvatar().of(aUser()).build());
    var other = anAvatar().of(avatar.owner()).named("Sol").build();

    assertThatThrownBy(() -> in(as(avatar.owner()), () -> avatars().update(other)))
        .isInstanceOf(Conflict.class);
    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void anAvatarNeedsAUser() {
    var nobody = aUserId();

    assertRefused(as(nobody), () -> avatars().add(anAvatar().of(nobody).build()));
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var avatar = added(anAvatar().of(aUser()).build());
    var other = aUser();

    rolledBack(
        as(avatar.owner()),
        () -> avatars().update(avatar.reshaped(aPersona(), NOW.plusSeconds(5))));
    rolledBack(as(other), () -> avatars().add(anAvatar().of(other).build()));

    assertThat(found(avatar.owner())).contains(avatar);
    assertThat(found(other)).isEmpty();
  }

  @Test
  void aServiceSeesEveryAvatar() {
    var avatar = added(anAvatar().of(aUser()).build());

    assertThat(in(Caller.Service.WORKER, () -> avatars().ofOwner(avatar.owner()))).contains(avatar);
  }

  @Test
  void manyAreFoundByTheirOwners() {
    var one = added(anAvatar().of(aUser()).looking(null).build());
    var other = added(anAvatar().of(aUser()).build());
    var nobody = aUser();

    assertThat(asService(() -> avatars().ofOwners(Set.of(one.owner(), other.owner(), nobody))))
        .containsOnly(Map.entry(one.owner(), one), Map.entry(other.owner(), other));
    assertThat(asService(() -> avatars().ofOwners(Set.of()))).isEmpty();
    assertThat(in(as(one.owner()), () -> avatars().ofOwners(Set.of(one.owner(), other.owner()))))
        .containsOnly(Map.entry(one.owner(), one));
  }

  @Test
  void anotherUserSeesNoAvatar() {
    var avatar = added(anAvatar().of(aUser()).build());

    assertShowsNothing(as(aUser()), () -> avatars().ofOwner(avatar.owner()));
  }

  @Test
  void anotherUserAddsNoAvatar() {
    var owner = aUser();

    assertRefused(as(aUser()), () -> avatars().add(anAvatar().of(owner).build()));
    assertThat(found(owner)).isEmpty();
  }

  @Test
  void anotherUserUpdatesNoAvatar() {
    var avatar = added(anAvatar().of(aUser()).build());
    var reshaped = avatar.reshaped(aPersona(), NOW.plusSeconds(5));

    assertRefused(as(aUser()), () -> avatars().update(reshaped));
    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void aUserGivesTheOwnAvatarToNobody() {
    var avatar = added(anAvatar().of(aUser()).build());
    var other = aUser();
    var given =
        new Avatar(avatar.id(), other, avatar.persona(), avatar.createdAt(), avatar.updatedAt());

    assertRefused(as(avatar.owner()), () -> avatars().update(given));
    assertThat(found(other)).isEmpty();
    assertThat(found(avatar.owner())).contains(avatar);
  }

  @Test
  void outsideATransactionNothingWorks() {
    var avatar = anAvatar().of(aUser()).build();

    assertFailOutsideATransaction(
        () -> avatars().ofOwner(avatar.owner()),
        () -> avatars().ofOwners(Set.of(avatar.owner())),
        () -> avatars().add(avatar),
        () -> avatars().update(avatar));
  }

  private Avatar added(Avatar avatar) {
    in(as(avatar.owner()), () -> avatars().add(avatar));
    return avatar;
  }

  private boolean isAdded(Avatar avatar) {
    try {
      added(avatar);
      return true;
    } catch (Conflict taken) {
      return false;
    }
  }

  private Optional<Avatar> found(UserId owner) {
    return in(as(owner), () -> avatars().ofOwner(owner));
  }
}
