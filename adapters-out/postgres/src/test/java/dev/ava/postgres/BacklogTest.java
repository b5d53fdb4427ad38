package dev.ava.postgres;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten thousand that wait in lanes that are blocked.
final class BacklogTest {
  private static final Caller.Service WORKER = Caller.Service.WORKER;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofDays(1);

  /// A claim sees one in the middle of ten thousand with a chance of 2 in 100.
  private static final int MOST_CLAIMS = 3_000;

  private final PostgresStore store = PostgresStore.shared();

  @BeforeEach
  void clear() {
    store.clearQueues();
  }

  @Test
  void whoWritesNowIsHandledAtOnce() {
    blockInbox();
    var fresh = aText().build();
    in(() -> inbox().add(List.of(fresh), NOW));

    assertThat(claimInbox()).contains(fresh);
  }

  @Test
  void whatWaitsInTheMiddleIsHandledSoon() {
    blockInbox();
    var middle = aText().build();
    in(() -> inbox().add(List.of(middle), NOW));
    blockInbox();

    assertThat(
            IntStream.range(0, MOST_CLAIMS)
                .mapToObj(i -> claimInbox())
                .flatMap(Optional::stream)
                .findFirst())
        .contains(middle);
  }

  @Test
  void whatIsToGoOutNowGoesOutAtOnce() {
    blockOutbox();
    var fresh = anOutboundMessage().build();
    in(() -> outbox().add(List.of(fresh), NOW));

    assertThat(claimOutbox()).contains(fresh.id());
  }

  @Test
  void whatIsToGoOutInTheMiddleGoesOutSoon() {
    blockOutbox();
    var middle = anOutboundMessage().build();
    in(() -> outbox().add(List.of(middle), NOW));
    blockOutbox();

    assertThat(
            IntStream.range(0, MOST_CLAIMS)
                .mapToObj(i -> claimOutbox())
                .flatMap(Optional::stream)
                .findFirst())
        .contains(middle.id());
  }

  /// The first of each of a hundred lanes is under way.
  private void blockInbox() {
    store.execute(
        """
        insert into ava.inbox (item_key, lane, provider_time, content, raw, due_at, received_at, leased_until)
        select gen_random_uuid()::text, 'lane ' || n % 100, now(), '{}', '', 'epoch', now(),
          case when n < 100 then 'infinity'::timestamptz end
        from generate_series(0, 4999) n""");
  }

  /// The first of each of a hundred lanes is unknown.
  private void blockOutbox() {
    store.execute(
        """
        insert into ava.outbox
          (id, cause, phone_number_id, recipient_phone, lane, body, state, due_at, created_at, changed_at)
        select gen_random_uuid(), gen_random_uuid(), '1', '+49', 'lane ' || n % 100, '',
          case when n < 100 then 'unknown' else 'waiting' end, 'epoch', now(), 'infinity'
        from generate_series(0, 4999) n""");
  }

  private Optional<InboxItem> claimInbox() {
    return store
        .transactions()
        .required(WORKER, () -> inbox().claim(store.aliveNode(), 4, LEASE, NOW))
        .stream()
        .map(Inbox.Claim::item)
        .findFirst();
  }

  private Optional<OutboundMessage.Id> claimOutbox() {
    return store
        .transactions()
        .required(
            WORKER,
            () ->
                outbox()
                    .claim(store.aliveNode(), UUID.randomUUID(), 1, terms(LEASE, PATIENCE), NOW))
        .stream()
        .findFirst()
        .map(attempt -> attempt.message().id());
  }

  private Inbox inbox() {
    return store.bean(Inbox.class);
  }

  private Outbox outbox() {
    return store.bean(Outbox.class);
  }

  private void in(Runnable work) {
    store.transactions().required(WORKER, work);
  }
}
