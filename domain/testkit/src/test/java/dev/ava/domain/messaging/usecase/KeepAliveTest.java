package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aNode;
import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.usecase.KeepAlive.Outcome;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeepAliveTest extends MessagingScenario {
  private final NodeId one = aNode();
  private final NodeId other = aNode();
  private final KeepAlive keepAlive =
      MessagingUseCases.keepAlive(fakes.nodes, fakes.schema, fakes.transactions, fakes.clock);

  @BeforeEach
  void receiveSomething() {
    receive(aText(annsPhone, "hello").build());
  }

  @Test
  void aNodeThatDoesNotBeatGetsNothing() {
    assertThat(taken(one)).isZero();
  }

  @Test
  void aNodeThatBeatsWorksForSixSeconds() {
    assertThat(beat(one)).isEqualTo(new Outcome.Alive());
    fakes.clock.advance(Duration.ofSeconds(6));
    assertThat(taken(one)).isZero();

    beat(one);
    fakes.clock.advance(Duration.ofSeconds(6).minusNanos(1));
    assertThat(taken(one)).isEqualTo(1);
  }

  @Test
  void whatASilentNodeHadTakenIsTakenOverAfterSixSeconds() {
    beat(one);
    dieWhileHandling(one);
    fakes.clock.advance(Duration.ofSeconds(6).minusNanos(1));
    beat(other);
    assertThat(taken(other)).isZero();

    fakes.clock.advance(Duration.ofNanos(1));

    assertThat(taken(other)).isEqualTo(1);
  }

  @Test
  void whatANodeThatLeavesHadTakenIsTakenOverAtOnce() {
    beat(one);
    beat(other);
    dieWhileHandling(one);

    keepAlive.leave(new KeepAlive.Command(WORKER, one));

    assertThat(taken(other)).isEqualTo(1);
  }

  @Test
  void aNodeWhoseSchemaIsBehindDoesNotWork() {
    fakes.schema.current(false);

    assertThat(beat(one)).isEqualTo(new Outcome.SchemaBehind());
    assertThat(taken(one)).isZero();

    fakes.schema.current(true);

    assertThat(beat(one)).isEqualTo(new Outcome.Alive());
    assertThat(taken(one)).isEqualTo(1);
  }

  @Test
  void aSchemaThatWasCurrentIsNotAskedForAgain() {
    beat(one);
    fakes.schema.current(false);

    assertThat(beat(one)).isEqualTo(new Outcome.Alive());
  }

  @Test
  void aStoreThatIsGoneIsToldOf() {
    var gone =
        MessagingUseCases.keepAlive(
            fakes.nodes,
            fakes.schema,
            new BreakableTransactions(fakes.transactions, 0),
            fakes.clock);

    assertThatThrownBy(() -> gone.beat(new KeepAlive.Command(WORKER, one)))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> gone.leave(new KeepAlive.Command(WORKER, one)))
        .isInstanceOf(Unavailable.class);
  }

  private Outcome beat(NodeId who) {
    return keepAlive.beat(new KeepAlive.Command(WORKER, who));
  }

  private int taken(NodeId who) {
    return handleInbox.handle(new HandleInbox.Command(WORKER, who, 9)).taken();
  }

  private void dieWhileHandling(NodeId who) {
    fakes.replies.answers(
        prompt -> {
          fakes.replies.answers(again -> "fine");
          throw new AssertionError("killed");
        });
    assertThatThrownBy(() -> taken(who)).hasMessage("killed");
  }
}
