package dev.ava.postgres;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.testkit.Fixtures;
import org.junit.jupiter.api.Test;

/// Callers whose account is deleted when nobody expects it.
final class GoneCallerTest {
  private final PostgresStore store = PostgresStore.shared();
  private final UserId user = aUser();
  private final Caller caller = new Caller.User(user);

  @Test
  void whoIsDeletedBetweenTwoStatementsIsGoneAndInNoConflict() {
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .required(
                        caller,
                        () -> {
                          store.execute("delete from auth.users where id = '%s'".formatted(user));
                          store.bean(Avatars.class).add(anAvatar().of(user).build());
                        }))
        .isInstanceOf(CallerGone.class);
  }

  @Test
  void whoIsThereIsInConflict() {
    add();

    assertThatThrownBy(this::add).isInstanceOf(Conflict.class);
  }

  @Test
  void manyWhoAreGoneTakeNoConnectionAlong() {
    var gone = new Caller.User(Fixtures.aUserId());

    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> store.transactions().required(gone, () -> true))
          .isInstanceOf(CallerGone.class);
    }

    assertThat(store.transactions().required(caller, () -> true)).isTrue();
  }

  private void add() {
    store
        .transactions()
        .required(caller, () -> store.bean(Avatars.class).add(anAvatar().of(user).build()));
  }

  private UserId aUser() {
    var made = Fixtures.aUserId();
    store.addUser(made, Fixtures.anEmail());
    return made;
  }
}
