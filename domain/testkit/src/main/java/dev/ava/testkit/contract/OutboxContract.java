package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.Fixtures.terms;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.port.Outbox.Ending;
import dev.ava.domain.messaging.port.Outbox.Entry;
import dev.ava.domain.messaging.port.Outbox.State;
import dev.ava.domain.messaging.port.Outbox.Terms;
import dev.ava.domain.messaging.port.Outbox.Tracked;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Outbox] promises.
public abstract class OutboxContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final NodeId NODE = Fixtures.aNode();
  private static final Terms TERMS = terms(LEASE, PATIENCE);
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final SendFailure WHY = new SendFailure(131_047, "Too late: שלום 🌙");

  protected abstract Outbox outbox();

  /// In the same store.
  protected abstract Nodes nodes();

  @BeforeEach
  void bringNodeToLife() {
    asService(() -> nodes().beat(NODE, NOW.plus(Duration.ofDays(30)), NOW));
  }

  /// In the same store.
  protected abstract BusinessNumbers numbers();

  /// The log in the same store, for what is sent may refer to a message.
  protected abstract MessageLog log();

  @Test
  void aNoticeComesBack() {
    var notice = added(anOutboundMessage().build());

    assertThat(claimed().message()).isEqualTo(notice);
  }

  @Test
  void aReplyComesBack() {
    var reply = aReply().of(aUser()).saying(DIFFICULT_TEXT).build();
    asService(() -> log().append(List.of(new MessageLog.Entry(reply, null))));
    var outbound = added(anOutboundMessage().carrying(reply).build());

    assertThat(claimed().message()).isEqualTo(outbound);
  }

  @Test
  void everyKindOfRecipientComesBack() {
    var hidden = new WhatsAppSender(aBusinessScopedUserId(), null);
    for (var to : List.of(aSender(), hidden, new WhatsAppSender(null, aPhone()))) {
      var message =
          added(anOutboundMessage().to(to).from(new PhoneNumberId("9".repeat(64))).build());

      assertThat(claimed().message()).isEqualTo(message);
    }
  }

  @Test
  void longTextAndTimesToTheMicrosecondComeBack() {
    var time = Instant.parse("2026-02-28T23:59:59.999999Z");
    var message =
        added(
            anOutboundMessage()
                .saying("🦄".repeat(4_096))
                .heardAt(time.minusNanos(1_000))
                .createdAt(time)
                .build());

    assertThat(claimed().message()).isEqualTo(message);
  }

  @Test
  void anEmptyOutboxGivesNothing() {
    assertThat(claim(NOW)).isEmpty();
    assertThat(expired(NOW)).isEmpty();
    assertThat(requeued(NOW, NOW)).isEmpty();
    assertThat(state(anOutboundMessage().build())).isEmpty();
    assertThat(named(aWamid())).isEmpty();
  }

  @Test
  void aMessageIsTrackedThroughEveryState() {
    var message = added(anOutboundMessage().build());
    assertThat(tracked(message)).contains(new Tracked(message, State.WAITING, 0));

    var attempt = claimed();
    assertThat(state(message)).contains(State.SENDING);

    asService(() -> unknown(attempt, WHY, NOW));
    assertThat(state(message)).contains(State.UNKNOWN);

    requeued(NOW.plusSeconds(1), NOW);
    assertThat(state(message)).contains(State.WAITING);

    var wamid = aWamid();
    asService(() -> accepted(claimed(), wamid, NOW));
    assertThat(tracked(message)).contains(new Tracked(message, State.ACCEPTED, 2));
    assertThat(named(wamid)).containsOnly(Map.entry(wamid, message.id()));
  }

  @Test
  void whatWasAcceptedRefusedOrIsUnknownIsNotClaimedAgain() {
    for (int i = 0; i < 3; i++) {
      added(anOutboundMessage().build());
    }
    asService(() -> accepted(claimed(), aWamid(), NOW));
    asService(() -> refused(claimed(), WHY, NOW));
    asService(() -> unknown(claimed(), WHY, NOW));

    assertThat(claim(NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void oneRecipientGetsOneMessageAtATimeInOrder() {
    var to = aSender();
    var messages =
        IntStream.range(0, 4).mapToObj(i -> added(anOutboundMessage().to(to).build())).toList();

    for (var message : messages) {
      var attempt = claimed();
      assertThat(attempt.message()).isEqualTo(message);
      assertThat(claim(NOW)).isEmpty();
      asService(() -> accepted(attempt, aWamid(), NOW));
    }
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void theNextToARecipientGoesAfterOneThatWasRefused() {
    var to = aSender();
    added(anOutboundMessage().to(to).build());
    var last = added(anOutboundMessage().to(to).build());

    asService(() -> refused(claimed(), WHY, NOW));

    assertThat(claimed().message()).isEqualTo(last);
  }

  @Test
  void theNextToARecipientWaitsForOneThatIsUnknownAsLongAsPatienceLasts() {
    var to = aSender();
    added(anOutboundMessage().to(to).build());
    var last = added(anOutboundMessage().to(to).build());

    asService(() -> unknown(claimed(), WHY, NOW));

    assertThat(claim(NOW.plus(PATIENCE).minus(TICK))).isEmpty();
    assertThat(claim(NOW.plus(PATIENCE))).map(Attempt::message).contains(last);
  }

  @Test
  void otherRecipientsDoNotWait() {
    var to = aSender();
    added(anOutboundMessage().to(to).build());
    added(anOutboundMessage().to(to).build());
    claimed();
    var other = added(anOutboundMessage().build());

    assertThat(claimed().message()).isEqualTo(other);
  }

  @Test
  void theFirstOfEachOfManyRecipientsIsClaimedAtOnceOldestFirst() {
    var recipients = Stream.generate(() -> aSender()).limit(5).toList();
    var messages =
        IntStream.range(0, 15)
            .mapToObj(i -> added(anOutboundMessage().to(recipients.get(i % 5)).build()))
            .toList();

    var some = claim(3, NOW);
    var rest = claim(9, NOW);

    assertThat(some).extracting(Attempt::message).containsExactlyElementsOf(messages.subList(0, 3));
    assertThat(some).extracting(Attempt::number).containsOnly(1);
    assertThat(rest).extracting(Attempt::message).containsExactlyElementsOf(messages.subList(3, 5));
    assertThat(claim(9, NOW)).isEmpty();
  }

  @Test
  void eachAttemptOfManyEndsInItsOwnWay() {
    var messages = IntStream.range(0, 5).mapToObj(i -> added(anOutboundMessage().build())).toList();
    var wamid = aWamid();
    var attempts = claim(5, NOW);

    asService(
        () ->
            outbox()
                .end(
                    List.of(
                        new Ended(attempts.get(4), new Ending.Accepted(wamid)),
                        new Ended(attempts.get(3), new Ending.Again(NOW.plusSeconds(1), WHY)),
                        new Ended(attempts.get(2), new Ending.Untried(NOW.plusSeconds(2))),
                        new Ended(attempts.get(1), new Ending.Refused(WHY)),
                        new Ended(attempts.get(0), new Ending.Unknown(WHY))),
                    NOW));

    assertThat(messages.stream().map(message -> tracked(message).orElseThrow()))
        .extracting(Tracked::state, Tracked::attempts)
        .containsExactly(
            tuple(State.UNKNOWN, 1),
            tuple(State.REFUSED, 1),
            tuple(State.WAITING, 0),
            tuple(State.WAITING, 1),
            tuple(State.ACCEPTED, 1));
    assertThat(named(wamid)).containsOnly(Map.entry(wamid, messages.getLast().id()));
    assertThat(claim(9, NOW.plusSeconds(1)))
        .extracting(Attempt::message)
        .containsExactly(messages.get(3));
  }

  @Test
  void ofAttemptsThatEndTogetherNoneDoesIfOneHasExpired() {
    var first = added(anOutboundMessage().build());
    var second = added(anOutboundMessage().build());
    var attempts = claim(2, NOW);
    settle(second, Optional.empty());

    assertThatThrownBy(
            () ->
                asService(
                    () ->
                        outbox()
                            .end(
                                attempts.stream()
                                    .map(each -> new Ended(each, new Ending.Unknown(WHY)))
                                    .toList(),
                                NOW)))
        .isInstanceOf(Conflict.class);

    assertThat(state(first)).contains(State.SENDING);
    assertThat(state(second)).contains(State.ACCEPTED);
  }

  @Test
  void anIdOfMetasThatIsTakenConflicts() {
    added(anOutboundMessage().build());
    var second = added(anOutboundMessage().build());
    var wamid = aWamid();
    asService(() -> accepted(claimed(), wamid, NOW));
    var attempt = claimed();

    assertThatThrownBy(() -> asService(() -> accepted(attempt, wamid, NOW)))
        .isInstanceOf(Conflict.class);
    assertThat(state(second)).contains(State.SENDING);
  }

  @Test
  void ofANumberNoMoreIsClaimedThanItMaySendWithinTheHorizon() {
    var known = aPhoneNumberId();
    var fresh = aPhoneNumberId();
    var interval = Duration.ofMillis(400);
    var horizon = Duration.ofSeconds(1);
    var paced = new Terms(LEASE, PATIENCE, interval, horizon);
    asService(() -> numbers().permit(known, 1, interval, horizon, NOW, NOW));
    for (int i = 0; i < 9; i++) {
      added(anOutboundMessage().from(i % 2 == 0 ? known : fresh).build());
    }

    assertThat(asService(() -> outbox().claim(NODE, UUID.randomUUID(), 9, paced, NOW)))
        .extracting(each -> each.message().from())
        .containsExactly(known, fresh, known, fresh, fresh);

    asService(() -> numbers().permit(known, 9, interval, horizon, NOW, NOW));
    assertThat(asService(() -> outbox().claim(NODE, UUID.randomUUID(), 9, paced, NOW)))
        .extracting(each -> each.message().from())
        .doesNotContain(known);
  }

  @Test
  void aNumberThatIsStoppedIsProbedByOneOfMany() {
    var number = aPhoneNumberId();
    asService(() -> numbers().stop(number, NOW, WHY, NOW));
    for (int i = 0; i < 3; i++) {
      added(anOutboundMessage().from(number).build());
    }
    var open = added(anOutboundMessage().build());

    assertThat(
            asService(
                () ->
                    outbox()
                        .claim(
                            NODE,
                            UUID.randomUUID(),
                            9,
                            new Terms(LEASE, PATIENCE, Duration.ofMillis(1), Duration.ofSeconds(1)),
                            NOW)))
        .extracting(each -> each.message().from())
        .containsExactly(number, open.from());
  }

  @Test
  void aClaimThatIsGivenBackNeverWas() {
    added(anOutboundMessage().build());
    added(anOutboundMessage().build());
    var lease = UUID.randomUUID();
    var given = asService(() -> outbox().claim(NODE, lease, 1, TERMS, NOW)).getFirst();
    var kept = claimed();

    asService(
        () -> {
          outbox().giveBack(lease, NOW.plusSeconds(1));
          return true;
        });

    assertThat(claim(9, NOW)).isEmpty();
    assertThat(claim(9, NOW.plusSeconds(1)))
        .extracting(Attempt::message, Attempt::number)
        .containsExactly(tuple(given.message(), given.number()));
    asService(() -> accepted(kept, aWamid(), NOW));
  }

  @Test
  void whatHasEndedIsNotGivenBack() {
    added(anOutboundMessage().build());
    var lease = UUID.randomUUID();
    var attempt = asService(() -> outbox().claim(NODE, lease, 1, TERMS, NOW)).getFirst();
    asService(() -> refused(attempt, WHY, NOW));

    asService(
        () -> {
          outbox().giveBack(lease, NOW);
          return true;
        });

    assertThat(claim(9, NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void aMessageThatWaitsAgainIsClaimedAtItsTime() {
    var message = added(anOutboundMessage().build());
    var first = claimed();
    var notBefore = NOW.plusSeconds(60);

    asService(() -> retry(first, notBefore, WHY, NOW));

    assertThat(state(message)).contains(State.WAITING);
    assertThat(claim(notBefore.minus(TICK))).isEmpty();
    var second = claim(notBefore).orElseThrow();
    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.lease()).isNotEqualTo(first.lease());
  }

  @Test
  void theNextToARecipientDoesNotOvertakeOneThatWaitsAgain() {
    var to = aSender();
    var first = added(anOutboundMessage().to(to).build());
    added(anOutboundMessage().to(to).build());
    asService(() -> retry(claimed(), NOW.plusSeconds(60), WHY, NOW));

    assertThat(claim(NOW.plusSeconds(59))).isEmpty();
    assertThat(claim(NOW.plusSeconds(60))).map(Attempt::message).contains(first);
  }

  @Test
  void anAttemptExpiresWithItsLease() {
    var first = added(anOutboundMessage().build());
    claimed();

    assertThat(expired(NOW.plus(LEASE).minus(TICK))).isEmpty();
    assertThat(state(first)).contains(State.SENDING);
    assertThat(expired(NOW.plus(LEASE))).containsExactly(first);
    assertThat(state(first)).contains(State.UNKNOWN);
    assertThat(expired(NOW.plus(LEASE))).isEmpty();
    assertThat(claim(NOW.plus(LEASE))).isEmpty();
  }

  @Test
  void expiredAttemptsComeOldestFirst() {
    var messages = IntStream.range(0, 4).mapToObj(i -> added(anOutboundMessage().build())).toList();
    messages.forEach(message -> claimed());

    assertThat(expired(NOW.plus(LEASE))).containsExactlyElementsOf(messages);
  }

  @Test
  void onlyAttemptsUnderWayExpire() {
    for (int i = 0; i < 4; i++) {
      added(anOutboundMessage().build());
    }
    asService(() -> accepted(claimed(), aWamid(), NOW));
    asService(() -> refused(claimed(), WHY, NOW));
    asService(() -> retry(claimed(), NOW, WHY, NOW));

    assertThat(expired(NOW.plus(LEASE).plusSeconds(1))).isEmpty();
  }

  @Test
  void whoseAttemptHasExpiredCanRecordNothing() {
    var message = added(anOutboundMessage().build());
    var attempt = claimed();
    expired(NOW.plus(LEASE));

    assertHoldsNoMore(attempt);
    assertThat(state(message)).contains(State.UNKNOWN);
  }

  @Test
  void anEarlierAttemptCanRecordNothing() {
    var message = added(anOutboundMessage().build());
    var first = claimed();
    asService(() -> retry(first, NOW, WHY, NOW));
    var second = claimed();

    assertHoldsNoMore(first);
    assertThat(state(message)).contains(State.SENDING);
    asService(() -> accepted(second, aWamid(), NOW));
  }

  @Test
  void whatIsUnknownForLongEnoughWaitsAgain() {
    var first = added(anOutboundMessage().build());
    var second = added(anOutboundMessage().build());
    asService(() -> unknown(claimed(), WHY, NOW));
    asService(() -> unknown(claimed(), WHY, NOW));
    var later = NOW.plusSeconds(3_600);

    assertThat(requeued(NOW, later)).isEmpty();
    assertThat(requeued(NOW.plus(TICK), later)).containsExactly(first, second);
    assertThat(requeued(later, later)).isEmpty();
    assertThat(claim(later)).map(Attempt::number).contains(2);
  }

  @Test
  void whatExpiredIsUnknownFromThenOn() {
    var message = added(anOutboundMessage().build());
    claimed();
    var expiry = NOW.plus(LEASE).plusSeconds(5);
    expired(expiry);

    assertThat(requeued(expiry, expiry)).isEmpty();
    assertThat(requeued(expiry.plus(TICK), expiry.plusSeconds(1))).containsExactly(message);
  }

  @Test
  void onlyWhatIsUnknownIsRequeued() {
    for (int i = 0; i < 4; i++) {
      added(anOutboundMessage().build());
    }
    asService(() -> accepted(claimed(), aWamid(), NOW));
    asService(() -> refused(claimed(), WHY, NOW));
    claimed();

    assertThat(requeued(NOW.plusSeconds(3_600), NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void aReportSettlesAMessageInAnyState() {
    var waiting = added(anOutboundMessage().build());
    settle(waiting, Optional.empty());
    var sending = added(anOutboundMessage().build());
    var attempt = claimed();
    settle(sending, Optional.empty());
    var unknown = added(anOutboundMessage().build());
    asService(() -> unknown(claimed(), WHY, NOW));
    settle(unknown, Optional.empty());

    var refused = added(anOutboundMessage().build());
    asService(() -> refused(claimed(), WHY, NOW));
    settle(refused, Optional.empty());

    for (var message : List.of(waiting, sending, unknown, refused)) {
      assertThat(state(message)).contains(State.ACCEPTED);
    }
    assertHoldsNoMore(attempt);
    assertThat(claim(NOW.plusSeconds(3_600))).isEmpty();
    assertThat(expired(NOW.plusSeconds(3_600))).isEmpty();
    assertThat(requeued(NOW.plusSeconds(3_600), NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void aReportOfAFailureSettlesAMessageAsRefused() {
    var message = added(anOutboundMessage().build());
    asService(() -> accepted(claimed(), aWamid(), NOW));

    settle(message, Optional.of(WHY));

    assertThat(state(message)).contains(State.REFUSED);
  }

  @Test
  void everyMessageIsFoundByItsOwnWamid() {
    for (int i = 0; i < 3; i++) {
      var message = added(anOutboundMessage().build());
      var wamid = aWamid();
      asService(() -> accepted(claimed(), wamid, NOW));

      assertThat(named(wamid)).containsOnly(Map.entry(wamid, message.id()));
    }
    assertThat(named(aWamid())).isEmpty();
  }

  @Test
  void manyAreAddedInTheOrderGiven() {
    var reply = aReply().of(aUser()).build();
    asService(() -> log().append(List.of(new MessageLog.Entry(reply, null))));
    var to = aSender();
    var messages =
        List.of(
            anOutboundMessage().to(to).saying(DIFFICULT_TEXT).build(),
            anOutboundMessage().carrying(reply).to(to).build(),
            anOutboundMessage().to(to).build());

    asService(
        () -> {
          outbox().add(List.of(), NOW);
          outbox().add(messages, NOW);
        });

    for (var message : messages) {
      var attempt = claimed();
      assertThat(attempt.message()).isEqualTo(message);
      asService(() -> accepted(attempt, aWamid(), NOW));
    }
  }

  @Test
  void ofManyOfWhichOneIsThereNoneIsAdded() {
    var known = added(anOutboundMessage().build());
    var other = anOutboundMessage().build();
    var same = anOutboundMessage().answering(known.cause()).build();

    assertThatThrownBy(() -> asService(() -> outbox().add(List.of(other, same), NOW)))
        .isInstanceOf(Conflict.class);

    assertThat(tracked(other)).isEmpty();
    assertThat(asService(() -> outbox().answers(Set.of(known.cause(), other.cause(), "':\\ 🌙"))))
        .containsExactly(known.cause());
    assertThat(asService(() -> outbox().answers(Set.of()))).isEmpty();
  }

  @Test
  void manyAreLockedAndSettledEachInItsOwnWay() {
    var taken = added(anOutboundMessage().build());
    var failed = added(anOutboundMessage().build());
    var left = added(anOutboundMessage().build());
    var missing = anOutboundMessage().build();
    var first = aWamid();
    var second = aWamid();

    var locked =
        asService(
            () -> {
              outbox().settle(List.of(), NOW);
              outbox()
                  .settle(
                      List.of(
                          new Outbox.Settled(taken.id(), first, Optional.empty()),
                          new Outbox.Settled(failed.id(), second, Optional.of(WHY)),
                          new Outbox.Settled(missing.id(), aWamid(), Optional.empty())),
                      NOW);
              return outbox().lock(Set.of(taken.id(), failed.id(), missing.id()));
            });

    assertThat(locked)
        .containsOnly(
            Map.entry(taken.id(), new Tracked(taken, State.ACCEPTED, 0)),
            Map.entry(failed.id(), new Tracked(failed, State.REFUSED, 0)));
    assertThat(tracked(left)).contains(new Tracked(left, State.WAITING, 0));
    assertThat(named(first, second, aWamid()))
        .containsOnly(Map.entry(first, taken.id()), Map.entry(second, failed.id()));
    assertThat(inState(State.REFUSED)).extracting(Entry::why).containsExactly(WHY);
    assertThat(asService(() -> outbox().lock(Set.of()))).isEmpty();
    assertThat(named()).isEmpty();
  }

  @Test
  void whoLockSomeOfTheSameWaitForEachOtherAndNobodyForEver() {
    var ids =
        IntStream.range(0, CONTESTED)
            .mapToObj(i -> added(anOutboundMessage().build()).id())
            .toList();

    for (int round = 0; round < ROUNDS; round++) {
      var seen =
          Race.run(
              RACERS,
              index -> {
                var mine = Race.shuffled(ids);
                return asService(
                    () -> {
                      var locked = outbox().lock(mine);
                      outbox()
                          .settle(
                              mine.stream()
                                  .map(id -> new Outbox.Settled(id, aWamid(), Optional.empty()))
                                  .toList(),
                              NOW);
                      return locked.size();
                    });
              });

      assertThat(seen).containsOnly(CONTESTED);
    }
  }

  @Test
  void aSettledMessageIsFoundByTheWamidOfTheReport() {
    var message = added(anOutboundMessage().build());
    var wamid = aWamid();

    asService(
        () ->
            outbox()
                .settle(List.of(new Outbox.Settled(message.id(), wamid, Optional.empty())), NOW));

    assertThat(named(wamid)).containsOnly(Map.entry(wamid, message.id()));
    assertThat(tracked(message)).contains(new Tracked(message, State.ACCEPTED, 0));
  }

  @Test
  void sendersAtTheSameTimeNeverShareARecipient() {
    for (int round = 0; round < ROUNDS; round++) {
      harness().clearQueues();
      var recipients = List.of(aSender(), aSender(), aSender());
      var messages =
          IntStream.range(0, 9)
              .mapToObj(i -> added(anOutboundMessage().to(recipients.get(i % 3)).build()))
              .toList();

      var attempts = Race.run(RACERS, i -> claim(NOW)).stream().flatMap(Optional::stream).toList();

      assertThat(attempts).extracting(each -> each.message().to()).doesNotHaveDuplicates();
      assertThat(attempts).extracting(Attempt::message).isSubsetOf(messages.subList(0, 3));
      assertThat(attempts).isNotEmpty();
    }
  }

  @Test
  void sendersEmptyTheOutboxTogetherEachMessageOnceAndInOrder() {
    var recipients = List.of(aSender(), aSender(), aSender());
    var messages =
        IntStream.range(0, 30)
            .mapToObj(i -> added(anOutboundMessage().to(recipients.get(i % 3)).build()))
            .toList();
    var sent = Collections.synchronizedList(new ArrayList<OutboundMessage>());

    Race.run(
        RACERS,
        sender -> {
          while (sent.size() < messages.size()) {
            claim(NOW)
                .ifPresent(
                    attempt -> {
                      sent.add(attempt.message());
                      asService(() -> accepted(attempt, aWamid(), NOW));
                    });
          }
          return sender;
        });

    assertThat(new HashSet<>(sent)).hasSize(30);
    for (var recipient : recipients) {
      assertThat(sent.stream().filter(message -> message.to().equals(recipient)))
          .containsExactlyElementsOf(
              messages.stream().filter(message -> message.to().equals(recipient)).toList());
    }
  }

  @Test
  void aCauseIsAnsweredOnce() {
    var first = added(anOutboundMessage().build());
    var second = anOutboundMessage().answering(first.cause()).build();

    assertThatThrownBy(() -> added(second)).isInstanceOf(Conflict.class);
    assertThat(state(second)).isEmpty();
    assertThat(state(first)).contains(State.WAITING);
  }

  @Test
  void aTakenIdConflicts() {
    var message = added(anOutboundMessage().build());
    var same =
        new OutboundMessage(
            message.id(), "another", null, null, message.from(), message.to(), "hi", NOW, NOW);

    assertThatThrownBy(() -> added(same)).isInstanceOf(Conflict.class);
    assertThat(claimed().message()).isEqualTo(message);
  }

  @Test
  void ofSeveralWhoAnswerACauseAtTheSameTimeOneDoes() {
    for (int round = 0; round < ROUNDS; round++) {
      var cause = "cause " + UUID.randomUUID();

      var added = Race.run(RACERS, i -> isAdded(anOutboundMessage().answering(cause).build()));

      assertThat(added).containsOnlyOnce(true);
    }
  }

  @Test
  void whatWasAnsweredIsKnownInEveryState() {
    var cause = "k".repeat(564) + UUID.randomUUID();
    assertThat(answers(cause)).isFalse();
    var message = added(anOutboundMessage().answering(cause).build());
    assertThat(answers(cause)).isTrue();

    var attempt = claimed();
    assertThat(attempt.message()).isEqualTo(message);
    assertThat(answers(cause)).isTrue();
    asService(() -> accepted(attempt, aWamid(), NOW));
    assertThat(answers(cause)).isTrue();
    assertThat(answers(cause.substring(1))).isFalse();
  }

  @Test
  void whatWasReleasedWaitsAsIfItHadNotBeenClaimed() {
    var message = added(anOutboundMessage().build());
    asService(() -> retry(claimed(), NOW, WHY, NOW));
    var notBefore = NOW.plusSeconds(60);

    asService(() -> release(claimed(), notBefore, NOW));

    assertThat(tracked(message)).contains(new Tracked(message, State.WAITING, 1));
    assertThat(claim(notBefore.minus(TICK))).isEmpty();
    assertThat(claim(notBefore)).map(Attempt::number).contains(2);
  }

  @Test
  void theNextToARecipientDoesNotOvertakeOneThatWasReleased() {
    var to = aSender();
    var first = added(anOutboundMessage().to(to).build());
    added(anOutboundMessage().to(to).build());

    asService(() -> release(claimed(), NOW.plusSeconds(60), NOW));

    assertThat(claim(NOW.plusSeconds(59))).isEmpty();
    assertThat(claim(NOW.plusSeconds(60))).map(Attempt::message).contains(first);
  }

  @Test
  void patienceBeginsWhenAMessageBecomesUnknown() {
    var to = aSender();
    added(anOutboundMessage().to(to).build());
    var next = added(anOutboundMessage().to(to).build());
    claimed();
    expired(NOW.plus(LEASE));

    assertThat(claim(NOW.plus(LEASE).plus(PATIENCE).minus(TICK))).isEmpty();
    assertThat(claim(NOW.plus(LEASE).plus(PATIENCE))).map(Attempt::message).contains(next);
  }

  @Test
  void whatIsUnknownHoldsBackNobodyElse() {
    added(anOutboundMessage().build());
    asService(() -> unknown(claimed(), WHY, NOW));
    var other = added(anOutboundMessage().build());

    assertThat(claimed().message()).isEqualTo(other);
  }

  @Test
  void whatWasSettledHoldsNothingBack() {
    var to = aSender();
    var first = added(anOutboundMessage().to(to).build());
    var next = added(anOutboundMessage().to(to).build());
    asService(() -> unknown(claimed(), WHY, NOW));

    settle(first, Optional.empty());

    assertThat(claimed().message()).isEqualTo(next);
  }

  @Test
  void whatIsUnknownAndGoesOutAgainGoesBeforeThoseThatItHeldBack() {
    var to = aSender();
    var first = added(anOutboundMessage().to(to).build());
    added(anOutboundMessage().to(to).build());
    asService(() -> unknown(claimed(), WHY, NOW));

    requeued(NOW.plus(TICK), NOW.plusSeconds(1));

    assertThat(claim(NOW.plusSeconds(1))).map(Attempt::message).contains(first);
  }

  @Test
  void aMessageOfAnyStateCanBeMadeToWaitAgain() {
    var accepted = added(anOutboundMessage().build());
    asService(() -> accepted(claimed(), aWamid(), NOW));
    var refused = added(anOutboundMessage().build());
    asService(() -> refused(claimed(), WHY, NOW));
    var unknown = added(anOutboundMessage().build());
    asService(() -> unknown(claimed(), WHY, NOW));
    var later = NOW.plusSeconds(60);

    for (var message : List.of(accepted, refused, unknown)) {
      asService(
          () -> {
            outbox().lock(Set.of(message.id()));
            outbox().requeue(message.id(), later);
          });
      assertThat(tracked(message)).contains(new Tracked(message, State.WAITING, 1));
      assertThat(claim(later.minus(TICK))).isEmpty();
      var again = claim(later).orElseThrow();
      assertThat(again.message()).isEqualTo(message);
      assertThat(again.number()).isEqualTo(2);
    }
  }

  @Test
  void fromANumberThatRestsNothingIsClaimedUntilItsTimeHasCome() {
    var number = aPhoneNumberId();
    var until = NOW.plusSeconds(60);
    asService(() -> numbers().pause(number, until, WHY, NOW));
    var message = added(anOutboundMessage().from(number).build());
    var other = added(anOutboundMessage().from(aPhoneNumberId()).build());

    assertThat(claim(NOW)).map(Attempt::message).contains(other);
    assertThat(claim(until.minus(TICK))).isEmpty();
    assertThat(claim(until)).map(Attempt::message).contains(message);
  }

  @Test
  void fromANumberThatIsStoppedSomethingIsClaimedToProbeIt() {
    var number = aPhoneNumberId();
    var probeAt = NOW.plusSeconds(60);
    asService(() -> numbers().stop(number, probeAt, WHY, NOW));
    var message = added(anOutboundMessage().from(number).build());

    assertThat(claim(probeAt.minus(TICK))).isEmpty();
    assertThat(claim(probeAt)).map(Attempt::message).contains(message);
  }

  @Test
  void fromANumberThatHasResumedEverythingIsClaimed() {
    var number = aPhoneNumberId();
    asService(() -> numbers().stop(number, NOW.plusSeconds(60), WHY, NOW));
    var message = added(anOutboundMessage().from(number).build());

    asService(() -> numbers().resume(number));

    assertThat(claimed().message()).isEqualTo(message);
  }

  @Test
  void anEmptyOutboxCountsNothing() {
    added(anOutboundMessage().build());
    asService(() -> accepted(claimed(), aWamid(), NOW));

    var census = asService(() -> outbox().census());

    assertThat(census.counts().values()).allMatch(count -> count == 0);
    assertThat(census.oldest()).isEmpty();
  }

  @Test
  void everyStateButAcceptedIsCounted() {
    for (int i = 0; i < 4; i++) {
      added(anOutboundMessage().createdAt(NOW.minusSeconds(600)).build());
    }
    asService(() -> accepted(claimed(), aWamid(), NOW));
    asService(() -> refused(claimed(), WHY, NOW));
    asService(() -> unknown(claimed(), WHY, NOW));
    claimed();
    addedAt(NOW.minusSeconds(60));
    asService(() -> retry(claimed(), NOW.plusSeconds(60), WHY, NOW));
    addedAt(NOW);

    var census = asService(() -> outbox().census());

    assertThat(census.counts().get(State.WAITING)).isEqualTo(2);
    assertThat(census.counts().get(State.SENDING)).isEqualTo(1);
    assertThat(census.counts().get(State.REFUSED)).isEqualTo(1);
    assertThat(census.counts().get(State.UNKNOWN)).isEqualTo(1);
    assertThat(census.counts().getOrDefault(State.ACCEPTED, 0L)).isZero();
    assertThat(census.oldest()).contains(NOW.minusSeconds(60));
  }

  @Test
  void aMessageIsListedInEveryState() {
    var number = aPhoneNumberId();
    var message = anOutboundMessage().from(number).createdAt(NOW.minusSeconds(60)).build();
    asService(() -> outbox().add(List.of(message), NOW.minusSeconds(60)));
    assertListed(message, State.WAITING, NOW.minusSeconds(60), NOW.minusSeconds(60), 0, null);

    asService(() -> retry(claimed(), NOW.plusSeconds(5), WHY, NOW));
    assertListed(message, State.WAITING, NOW, NOW.plusSeconds(5), 1, WHY);

    var attempt = claim(NOW.plusSeconds(5)).orElseThrow();
    assertThat(inState(State.SENDING))
        .extracting(Entry::id, Entry::changedAt, Entry::attempts)
        .containsExactly(tuple(message.id(), NOW.plusSeconds(5), 2));

    var unknown = new SendFailure(null, DIFFICULT_TEXT);
    asService(() -> unknown(attempt, unknown, NOW.plusSeconds(6)));
    assertEnded(message, State.UNKNOWN, NOW.plusSeconds(6), unknown);

    asService(
        () ->
            outbox()
                .settle(
                    List.of(new Outbox.Settled(message.id(), aWamid(), Optional.of(WHY))),
                    NOW.plusSeconds(7)));
    assertEnded(message, State.REFUSED, NOW.plusSeconds(7), WHY);

    asService(
        () ->
            outbox()
                .settle(
                    List.of(new Outbox.Settled(message.id(), aWamid(), Optional.empty())),
                    NOW.plusSeconds(8)));
    assertEnded(message, State.ACCEPTED, NOW.plusSeconds(8), null);
  }

  @Test
  void theOldestIsListedFirstAndNoMoreThanAskedFor() {
    var messages = IntStream.range(0, 5).mapToObj(i -> addedAt(NOW.plusSeconds(i))).toList();

    assertThat(asService(() -> outbox().list(State.WAITING, 0, 3)))
        .extracting(Entry::id)
        .containsExactlyElementsOf(
            messages.subList(0, 3).stream().map(OutboundMessage::id).toList());
  }

  @Test
  void whatWasTriedOftenEnoughIsListed() {
    var often = added(anOutboundMessage().build());
    for (int i = 0; i < 3; i++) {
      asService(() -> retry(claimed(), NOW, WHY, NOW));
    }
    added(anOutboundMessage().build());

    assertThat(asService(() -> outbox().list(State.WAITING, 3, 9)))
        .extracting(Entry::id, Entry::attempts)
        .containsExactly(tuple(often.id(), 3));
    assertThat(asService(() -> outbox().list(State.WAITING, 4, 9))).isEmpty();
    assertThat(asService(() -> outbox().list(State.WAITING, 0, 9))).hasSize(2);
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var message = added(anOutboundMessage().build());
    rolledBack(
        Caller.Service.WORKER, () -> outbox().add(List.of(anOutboundMessage().build()), NOW));
    rolledBack(Caller.Service.WORKER, () -> outbox().claim(NODE, UUID.randomUUID(), 9, TERMS, NOW));
    var attempt = claimed();
    rolledBack(Caller.Service.WORKER, () -> accepted(attempt, aWamid(), NOW));
    rolledBack(Caller.Service.WORKER, () -> outbox().expire(NOW.plus(LEASE)));

    assertThat(attempt.message()).isEqualTo(message);
    assertThat(attempt.number()).isEqualTo(1);
    assertThat(state(message)).contains(State.SENDING);
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void whatIsSentForSomebodyNeedsThatMessageAndThatUser() {
    var unwritten = aReply().of(aUser()).build();
    var written = aReply().of(aUser()).build();
    asService(() -> log().append(List.of(new MessageLog.Entry(written, null))));
    var usual = anOutboundMessage().build();
    var nobodys =
        new OutboundMessage(
            usual.id(),
            usual.cause(),
            written.id(),
            aUserId(),
            usual.from(),
            usual.to(),
            "hello",
            NOW,
            NOW);

    assertRefused(
        Caller.Service.WORKER,
        () -> outbox().add(List.of(anOutboundMessage().carrying(unwritten).build()), NOW));
    assertRefused(Caller.Service.WORKER, () -> outbox().add(List.of(nobodys), NOW));
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void noUserTouchesTheOutbox() {
    var reply = aReply().of(aUser()).build();
    asService(() -> log().append(List.of(new MessageLog.Entry(reply, null))));
    var message = added(anOutboundMessage().carrying(reply).build());
    var wamid = aWamid();

    for (var user : List.of(as(reply.owner()), as(aUser()))) {
      assertRefused(user, () -> outbox().add(List.of(anOutboundMessage().build()), NOW));
      assertShowsNothing(user, () -> outbox().claim(NODE, UUID.randomUUID(), 9, TERMS, NOW));
      assertShowsNothing(user, () -> outbox().lock(Set.of(message.id())));
      assertShowsNothing(user, () -> outbox().answers(Set.of(message.cause())));
      assertShowsNothing(user, () -> outbox().census());
      assertShowsNothing(user, () -> outbox().list(State.WAITING, 0, 9));
      attempt(
          user,
          () ->
              outbox()
                  .settle(List.of(new Outbox.Settled(message.id(), wamid, Optional.empty())), NOW));
    }
    assertThat(state(message)).contains(State.WAITING);

    var attempt = claimed();
    for (var user : List.of(as(reply.owner()), as(aUser()))) {
      assertRefused(user, () -> accepted(attempt, wamid, NOW));
      assertRefused(user, () -> retry(attempt, NOW, WHY, NOW));
      assertRefused(user, () -> release(attempt, NOW, NOW));
      assertRefused(user, () -> refused(attempt, WHY, NOW));
      assertRefused(user, () -> unknown(attempt, WHY, NOW));
      assertShowsNothing(user, () -> outbox().expire(NOW.plus(LEASE)));
      attempt(user, () -> outbox().requeue(message.id(), NOW));
    }
    assertThat(state(message)).contains(State.SENDING);

    asService(() -> accepted(attempt, wamid, NOW));
    assertShowsNothing(as(reply.owner()), () -> outbox().find(Set.of(wamid)));
    assertShowsNothing(as(reply.owner()), () -> outbox().requeueUnknown(NOW.plusSeconds(9), NOW));
  }

  @Test
  void outsideATransactionNothingWorks() {
    var message = added(anOutboundMessage().build());
    var attempt = new Attempt(message, UUID.randomUUID(), 1);

    assertFailOutsideATransaction(
        () -> outbox().add(List.of(anOutboundMessage().build()), NOW),
        () -> outbox().answers(Set.of(message.cause())),
        () -> outbox().claim(NODE, UUID.randomUUID(), 9, TERMS, NOW),
        () -> accepted(attempt, aWamid(), NOW),
        () -> retry(attempt, NOW, WHY, NOW),
        () -> release(attempt, NOW, NOW),
        () -> refused(attempt, WHY, NOW),
        () -> unknown(attempt, WHY, NOW),
        () -> outbox().expire(NOW),
        () -> outbox().requeueUnknown(NOW, NOW),
        () -> outbox().requeue(message.id(), NOW),
        () -> outbox().census(),
        () -> outbox().list(State.WAITING, 0, 9),
        () -> outbox().lock(Set.of(message.id())),
        () -> outbox().find(Set.of(aWamid())),
        () ->
            outbox()
                .settle(
                    List.of(new Outbox.Settled(message.id(), aWamid(), Optional.empty())), NOW));
  }

  private void assertHoldsNoMore(Attempt attempt) {
    assertThatThrownBy(() -> asService(() -> accepted(attempt, aWamid(), NOW)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> asService(() -> retry(attempt, NOW, WHY, NOW)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> asService(() -> release(attempt, NOW, NOW)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> asService(() -> refused(attempt, WHY, NOW)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> asService(() -> unknown(attempt, WHY, NOW)))
        .isInstanceOf(Conflict.class);
  }

  private void accepted(Attempt attempt, Wamid wamid, Instant now) {
    end(attempt, new Ending.Accepted(wamid), now);
  }

  private void retry(Attempt attempt, Instant notBefore, SendFailure why, Instant now) {
    end(attempt, new Ending.Again(notBefore, why), now);
  }

  private void release(Attempt attempt, Instant notBefore, Instant now) {
    end(attempt, new Ending.Untried(notBefore), now);
  }

  private void refused(Attempt attempt, SendFailure why, Instant now) {
    end(attempt, new Ending.Refused(why), now);
  }

  private void unknown(Attempt attempt, SendFailure why, Instant now) {
    end(attempt, new Ending.Unknown(why), now);
  }

  private void end(Attempt attempt, Ending ending, Instant now) {
    outbox().end(List.of(new Ended(attempt, ending)), now);
  }

  private OutboundMessage added(OutboundMessage message) {
    asService(() -> outbox().add(List.of(message), NOW));
    return message;
  }

  private OutboundMessage addedAt(Instant time) {
    var message = anOutboundMessage().createdAt(time).build();
    asService(() -> outbox().add(List.of(message), time));
    return message;
  }

  private boolean isAdded(OutboundMessage message) {
    try {
      added(message);
      return true;
    } catch (Conflict taken) {
      return false;
    }
  }

  private Map<Wamid, OutboundMessage.Id> named(Wamid... wamids) {
    return asService(() -> outbox().find(Set.of(wamids)));
  }

  private boolean answers(String cause) {
    return asService(() -> outbox().answers(Set.of(cause))).contains(cause);
  }

  private List<Entry> inState(State state) {
    return in(Caller.Service.OPERATOR, () -> outbox().list(state, 0, 9));
  }

  private void assertListed(
      OutboundMessage message,
      State state,
      Instant changedAt,
      Instant dueAt,
      int attempts,
      @Nullable SendFailure why) {
    assertThat(inState(state))
        .containsExactly(
            new Entry(
                message.id(),
                state,
                message.from(),
                message.createdAt(),
                changedAt,
                dueAt,
                attempts,
                why));
  }

  private void assertEnded(
      OutboundMessage message, State state, Instant changedAt, @Nullable SendFailure why) {
    assertThat(inState(state))
        .extracting(Entry::id, Entry::changedAt, Entry::attempts, Entry::why)
        .containsExactly(tuple(message.id(), changedAt, 2, why));
  }

  private Optional<Attempt> claim(Instant now) {
    return claim(1, now).stream().findFirst();
  }

  private List<Attempt> claim(int most, Instant now) {
    return asService(() -> outbox().claim(NODE, UUID.randomUUID(), most, TERMS, now));
  }

  private Attempt claimed() {
    return claim(NOW).orElseThrow();
  }

  private List<OutboundMessage> expired(Instant now) {
    return asService(() -> outbox().expire(now));
  }

  private List<OutboundMessage> requeued(Instant before, Instant now) {
    return asService(() -> outbox().requeueUnknown(before, now));
  }

  private void settle(OutboundMessage message, Optional<SendFailure> why) {
    asService(() -> outbox().settle(List.of(new Outbox.Settled(message.id(), aWamid(), why)), NOW));
  }

  private Optional<Tracked> tracked(OutboundMessage message) {
    return Optional.ofNullable(
        asService(() -> outbox().lock(Set.of(message.id()))).get(message.id()));
  }

  private Optional<State> state(OutboundMessage message) {
    return tracked(message).map(Tracked::state);
  }
}
