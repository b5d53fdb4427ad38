package dev.ava.postgres;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.MessageFixture.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Transactions in which the store stands still.
final class SnapshotTest {
  private final PostgresStore store = PostgresStore.shared();
  private final UserId user = aUser();
  private final Caller caller = new Caller.User(user);

  @Test
  void whatOthersCommitMeanwhileIsNotSeen() {
    append();

    var seen =
        store
            .transactions()
            .snapshot(
                caller,
                () -> {
                  var before = list();
                  inAnotherThread(this::append);
                  return List.of(before.size(), list().size());
                });

    assertThat(seen).containsExactly(1, 1);
    assertThat(store.transactions().required(caller, this::list)).hasSize(2);
  }

  @Test
  void whatIsErasedMeanwhileIsStillSeen() {
    append();

    var seen =
        store
            .transactions()
            .snapshot(
                caller,
                () -> {
                  var before = list();
                  store.execute("delete from auth.users where id = '%s'".formatted(user));
                  return before.equals(list());
                });

    assertThat(seen).isTrue();
  }

  @Test
  void nothingIsWritten() {
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .snapshot(
                        caller,
                        () -> {
                          store.bean(Avatars.class).add(anAvatar().of(user).build());
                          return true;
                        }))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.transactions().required(caller, () -> store.bean(Avatars.class).ofOwner(user)))
        .isEmpty();
  }

  @Test
  void theNextTransactionOnTheConnectionIsAnOrdinaryOne() {
    for (int i = 0; i < 20; i++) {
      store.transactions().snapshot(caller, this::list);
    }

    for (int i = 0; i < 20; i++) {
      append();
    }
    assertThat(
            store
                .transactions()
                .required(
                    caller, () -> Inside.query(store, "show transaction_isolation").getFirst()))
        .isEqualTo("read committed");
  }

  private static void inAnotherThread(Runnable work) {
    try {
      OtherThread.start(
              () -> {
                work.run();
                return true;
              })
          .result();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<Message> list() {
    return store.bean(MessageLog.class).list(user, null, 50);
  }

  private void append() {
    store
        .transactions()
        .required(
            Caller.Service.WORKER,
            () ->
                store
                    .bean(MessageLog.class)
                    .append(
                        List.of(
                            new MessageLog.Entry(
                                aMessage().of(user).createdAt(NOW).build(), null))));
  }

  private UserId aUser() {
    var made = Fixtures.aUserId();
    store.addUser(made, Fixtures.anEmail());
    return made;
  }
}
