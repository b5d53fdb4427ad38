package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aNode;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [Nodes] promises: what a node has claimed is its own for as long as it lives.
public abstract class NodesContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final Duration TICK = Duration.ofNanos(1_000);

  private final NodeId one = aNode();
  private final NodeId other = aNode();

  protected abstract Nodes nodes();

  /// In the same store.
  protected abstract Inbox inbox();

  /// In the same store.
  protected abstract Outbox outbox();

  @Test
  void aNodeThatNeverBeatGetsNothing() {
    addBoth();

    assertGetsNothing(one, NOW);
  }

  @Test
  void aNodeLivesUntilTheTimeItNamed() {
    addBoth();
    beat(one, NOW);

    assertGetsNothing(one, NOW.plus(SILENCE));
    assertGetsBoth(one, NOW.plus(SILENCE).minus(TICK));
  }

  @Test
  void aNodeThatBeatsAgainLivesOn() {
    addBoth();
    beat(one, NOW);
    beat(one, NOW.plusSeconds(2));

    assertGetsNothing(one, NOW.plusSeconds(2).plus(SILENCE));
    assertGetsBoth(one, NOW.plusSeconds(2).plus(SILENCE).minus(TICK));
  }

  @Test
  void aNodeThatWasSilentMayComeBack() {
    addBoth();
    beat(one, NOW);
    var later = NOW.plusSeconds(60);
    beat(one, later);

    assertGetsBoth(one, later);
  }

  @Test
  void aNodeThatHasLeftGetsNothingUntilItBeatsAgain() {
    addBoth();
    beat(one, NOW);
    leave(one);
    assertGetsNothing(one, NOW);

    beat(one, NOW);

    assertGetsBoth(one, NOW);
  }

  @Test
  void anUnknownNodeMayLeave() {
    addBoth();
    beat(one, NOW);

    leave(other);

    assertGetsBoth(one, NOW);
  }

  @Test
  void whatASilentNodeHadTakenFromTheInboxIsTakenOver() {
    addBoth();
    beat(one, NOW);
    assertGetsBoth(one, NOW);
    beat(other, NOW.plusSeconds(5));

    assertThat(claimed(other, NOW.plus(SILENCE).minus(TICK))).isEmpty();
    assertThat(claimed(other, NOW.plus(SILENCE)))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.attempt()).isEqualTo(2);
              assertThat(claim.abandoned()).isEqualTo(1);
            });
  }

  @Test
  void whatANodeThatHasLeftHadTakenFromTheInboxIsTakenOverAtOnce() {
    addBoth();
    beat(one, NOW);
    beat(other, NOW);
    assertGetsBoth(one, NOW);
    assertThat(claimed(other, NOW)).isEmpty();

    leave(one);

    assertThat(claimed(other, NOW)).extracting(Inbox.Claim::attempt).containsExactly(2);
  }

  @Test
  void whatASilentNodeWasSendingExpires() {
    var message = addBoth();
    beat(one, NOW);
    assertGetsBoth(one, NOW);

    assertThat(expired(NOW.plus(SILENCE).minus(TICK))).isEmpty();
    assertThat(expired(NOW.plus(SILENCE))).containsExactly(message);
  }

  @Test
  void whatANodeThatHasLeftWasSendingExpiresAtOnce() {
    var message = addBoth();
    beat(one, NOW);
    beat(other, NOW);
    assertGetsBoth(one, NOW);

    leave(one);

    assertThat(expired(NOW)).containsExactly(message);
  }

  @Test
  void theDeathOfOneNodeTakesNothingFromAnother() {
    addBoth();
    beat(one, NOW);
    beat(other, NOW);
    assertGetsBoth(one, NOW);

    leave(other);

    assertThat(expired(NOW)).isEmpty();
    beat(other, NOW);
    assertThat(claimed(other, NOW)).isEmpty();
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    addBoth();
    beat(one, NOW);

    rolledBack(Caller.Service.WORKER, () -> nodes().leave(one));
    rolledBack(Caller.Service.WORKER, () -> nodes().beat(other, NOW.plus(SILENCE), NOW));

    assertGetsNothing(other, NOW);
    assertGetsBoth(one, NOW);
  }

  @Test
  void severalNodesMayBeatAtTheSameTime() {
    for (int round = 0; round < ROUNDS; round++) {
      harness().clearQueues();
      var newcomer = aNode();
      addBoth();

      Race.run(
          RACERS,
          index -> {
            beat(newcomer, NOW);
            return index;
          });

      assertGetsBoth(newcomer, NOW);
    }
  }

  @Test
  void noUserBringsANodeToLifeOrEndsIt() {
    addBoth();
    beat(one, NOW);
    var user = as(aUser());

    attempt(user, () -> nodes().beat(other, NOW.plus(SILENCE), NOW));
    attempt(user, () -> nodes().beat(one, NOW.minusSeconds(60), NOW));
    attempt(user, () -> nodes().leave(one));

    assertGetsNothing(other, NOW);
    assertGetsBoth(one, NOW);
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> nodes().beat(one, NOW.plus(SILENCE), NOW), () -> nodes().leave(one));
  }

  private OutboundMessage addBoth() {
    var message = anOutboundMessage().build();
    asService(
        () -> {
          inbox().add(List.of(aText().build()), NOW);
          outbox().add(List.of(message), NOW);
        });
    return message;
  }

  private void beat(NodeId node, Instant now) {
    asService(() -> nodes().beat(node, now.plus(SILENCE), now));
  }

  private void leave(NodeId node) {
    asService(() -> nodes().leave(node));
  }

  private List<Inbox.Claim> claimed(NodeId node, Instant now) {
    return asService(() -> inbox().claim(node, 9, LEASE, now));
  }

  private Optional<Outbox.Attempt> attempted(NodeId node, Instant now) {
    return asService(() -> outbox().claim(node, UUID.randomUUID(), 1, terms(LEASE, LEASE), now))
        .stream()
        .findFirst();
  }

  private List<OutboundMessage> expired(Instant now) {
    return asService(() -> outbox().expire(now));
  }

  private void assertGetsNothing(NodeId node, Instant now) {
    assertThat(claimed(node, now)).isEmpty();
    assertThat(attempted(node, now)).isEmpty();
  }

  private void assertGetsBoth(NodeId node, Instant now) {
    assertThat(claimed(node, now)).hasSize(1);
    assertThat(attempted(node, now)).isPresent();
  }
}
