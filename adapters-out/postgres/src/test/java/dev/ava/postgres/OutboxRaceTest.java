package dev.ava.postgres;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two senders that see different states of the same lane.
final class OutboxRaceTest {
  private static final Caller WORKER = Caller.Service.WORKER;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final PostgresStore store = PostgresStore.shared();

  @BeforeEach
  void clear() {
    store.clearQueues();
  }

  @Test
  void aMessageThatWaitsAgainIsNotSentBesideALaterOne() throws Exception {
    var earlier = anOutboundMessage().build();
    var later = anOutboundMessage().to(earlier.to()).build();
    in(() -> outbox().add(List.of(earlier), NOW));
    in(() -> outbox().add(List.of(later), NOW));
    store.execute(
        "update ava.outbox set state = 'unknown' where id = '%s'".formatted(earlier.id().value()));
    var claimed = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var first =
        OtherThread.start(
            () ->
                store
                    .transactions()
                    .required(
                        WORKER,
                        () -> {
                          var attempts = claim();
                          claimed.countDown();
                          await(commit);
                          return attempts;
                        }));
    claimed.await();
    in(() -> outbox().requeueUnknown(NOW.plusSeconds(60), NOW));

    var second = OtherThread.start(() -> store.transactions().required(WORKER, this::claim));
    awaitBlockedClaim();
    commit.countDown();

    assertThat(first.result())
        .extracting(attempt -> attempt.message().id())
        .containsExactly(later.id());
    assertThat(second.result()).isEmpty();
  }

  @Test
  void whoClaimsBesideANodeOfTheVersionBeforeGivesWay() throws Exception {
    var earlier = anOutboundMessage().build();
    var later = anOutboundMessage().to(earlier.to()).build();
    in(() -> outbox().add(List.of(earlier), NOW));
    in(() -> outbox().add(List.of(later), NOW));

    try (var before = store.database().superuser()) {
      before.setAutoCommit(false);
      Sql.execute(
          before,
          "update ava.outbox set state = 'sending' where id = '%s'".formatted(later.id().value()));
      var claim = OtherThread.start(() -> store.transactions().required(WORKER, this::claim));
      awaitBlockedClaim();
      before.commit();

      assertThat(claim.failure()).isInstanceOf(Unavailable.class);
    }
  }

  private List<Attempt> claim() {
    return outbox()
        .claim(store.aliveNode(), UUID.randomUUID(), 9, terms(LEASE, Duration.ZERO), NOW);
  }

  private Outbox outbox() {
    return store.bean(Outbox.class);
  }

  private void in(Runnable work) {
    store.transactions().required(WORKER, work);
  }

  /// Waits until a claim waits for another.
  private void awaitBlockedClaim() throws Exception {
    try (var superuser = store.database().superuser()) {
      Eventually.holds(
          "one claim waits for the other",
          () ->
              !Sql.texts(
                      superuser,
                      """
                      select pid from pg_stat_activity
                      where datname = current_database() and wait_event_type = 'Lock'
                      """)
                  .isEmpty());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
