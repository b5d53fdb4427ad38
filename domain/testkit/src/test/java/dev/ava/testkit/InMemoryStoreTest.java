package dev.ava.testkit;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.aNode;
import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.anEmail;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryStoreTest {
  private final Fakes fakes = new Fakes();

  @Test
  void afterAFailureATransactionCanOnlyBeRolledBack() {
    var user = fakes.aUser();
    var first = anAvatar().of(user).build();

    assertThatThrownBy(
            () ->
                work(
                    () -> {
                      fakes.avatars.add(first);
                      assertThatThrownBy(() -> fakes.avatars.add(anAvatar().of(user).build()))
                          .isInstanceOf(Conflict.class);
                      assertThatThrownBy(() -> fakes.avatars.ofOwner(user))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("has failed");
                    }))
        .isInstanceOf(Unavailable.class);

    work(() -> assertThat(fakes.avatars.ofOwner(user)).isEmpty());
  }

  @Test
  void whatMayTakeLongIsRefusedInsideATransaction() {
    var outbound = anOutboundMessage().build();
    for (var call :
        List.<Runnable>of(
            () -> fakes.gateway.send(outbound, 1),
            () -> fakes.replies.reply(new Prompt(Optional.empty(), "hello")),
            () -> fakes.authProvider.signUp(anEmail(), aPassword()),
            () -> fakes.authProvider.signIn(anEmail(), "any"),
            () -> fakes.authProvider.refresh(new RefreshToken("any")),
            () -> fakes.authProvider.signOut(new AccessToken("any")))) {
      assertThatThrownBy(() -> work(call))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Not to be called inside a transaction.");
    }
    assertThat(fakes.gateway.sent()).isEmpty();
    assertThat(fakes.replies.prompts()).isEmpty();
  }

  @Test
  void clearingTheQueuesForgetsTheirKeys() {
    var item = aText().build();
    var outbound = anOutboundMessage().build();
    var node = aliveNode();
    work(() -> fakes.inbox.add(List.of(item), fakes.clock.instant()));
    work(() -> fakes.outbox.add(List.of(outbound), fakes.clock.instant()));

    fakes.store.clearQueues();

    assertThat(fakes.outbox.all()).isEmpty();
    work(
        () -> {
          assertThat(fakes.inbox.claim(node, 9, Duration.ofSeconds(1), fakes.clock.instant()))
              .isEmpty();
          assertThat(fakes.inbox.add(List.of(item), fakes.clock.instant()))
              .containsExactly(item.key());
          fakes.outbox.add(List.of(outbound), fakes.clock.instant());
        });
  }

  private NodeId aliveNode() {
    var node = aNode();
    var now = fakes.clock.instant();
    work(() -> fakes.nodes.beat(node, now.plusSeconds(60), now));
    return node;
  }

  private void work(Runnable work) {
    fakes.transactions.required(Caller.Service.WORKER, work);
  }
}
