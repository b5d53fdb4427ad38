package dev.ava.postgres;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fixtures;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// What those who work in a transaction can do to it.
final class JoinedConnectionTest {
  private static final Caller SERVICE = Caller.Service.WORKER;

  private final PostgresStore store = PostgresStore.shared();
  private final UserId user = aUser();

  @Test
  void whoeverWorksInATransactionCannotEndOrChangeIt() {
    List<Consumer<Connection>> attempts =
        List.of(
            Connection::beginTransaction,
            Connection::commitTransaction,
            Connection::rollbackTransaction,
            connection -> connection.createSavepoint("a"),
            connection -> connection.releaseSavepoint("a"),
            connection -> connection.rollbackTransactionToSavepoint("a"),
            connection -> connection.setAutoCommit(true),
            connection -> connection.setTransactionIsolationLevel(IsolationLevel.SERIALIZABLE),
            connection -> connection.setStatementTimeout(Duration.ZERO),
            connection -> connection.setLockWaitTimeout(Duration.ZERO));

    store
        .transactions()
        .required(
            SERVICE,
            () ->
                attempts.forEach(
                    attempt ->
                        assertThatThrownBy(() -> attempt.accept(joined()))
                            .isInstanceOf(UnsupportedOperationException.class)));
  }

  @Test
  void closingItEndsNothing() {
    var seen =
        store
            .transactions()
            .required(
                SERVICE,
                () -> {
                  store.bean(Avatars.class).add(anAvatar().of(user).build());
                  Mono.from(joined().close()).block();
                  return store.bean(Avatars.class).ofOwner(user);
                });

    assertThat(seen).isPresent();
    assertThat(
            store.transactions().required(SERVICE, () -> store.bean(Avatars.class).ofOwner(user)))
        .isEqualTo(seen);
  }

  private Connection joined() {
    return Objects.requireNonNull(store.bean(JoinedConnections.class).create().block());
  }

  private UserId aUser() {
    var made = Fixtures.aUserId();
    store.addUser(made, Fixtures.anEmail());
    return made;
  }
}
