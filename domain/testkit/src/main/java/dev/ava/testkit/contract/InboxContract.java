package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Inbox.Entry;
import dev.ava.domain.messaging.port.Inbox.Selection;
import dev.ava.domain.messaging.port.Inbox.State;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What [Inbox] promises.
public abstract class InboxContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final NodeId NODE = Fixtures.aNode();
  private static final Duration TICK = Duration.ofNanos(1_000);

  protected abstract Inbox inbox();

  /// In the same store.
  protected abstract Nodes nodes();

  @BeforeEach
  void bringNodeToLife() {
    asService(() -> nodes().beat(NODE, NOW.plus(Duration.ofDays(30)), NOW));
  }

  static Stream<InboxItem> contents() {
    return Samples.items();
  }

  @ParameterizedTest
  @MethodSource("contents")
  void everyContentComesBack(InboxItem item) {
    assertThat(add(item)).containsExactly(item.key());

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(item);
  }

  @ParameterizedTest
  @EnumSource
  void everyReportedStatusComesBack(Message.Status status) {
    var item = aReport(aWamid(), status).build();
    add(item);

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(item);
  }

  @Test
  void anEmptyInboxGivesNothing() {
    assertThat(claimed(9)).isEmpty();
    assertThat(asService(() -> inbox().add(List.of(), NOW))).isEmpty();
  }

  @Test
  void aFirstClaimIsTheFirstAttempt() {
    add(aText().build(), aText().build());

    var claims = claimed(9);

    assertThat(claims).extracting(Claim::attempt).containsExactly(1, 1);
    assertThat(claims).extracting(Claim::id).doesNotHaveDuplicates();
  }

  @Test
  void aKnownKeyIsAddedOnce() {
    var item = aText().key("once-" + UUID.randomUUID()).build();
    var same = aText().key(item.key()).build();

    var other = aText().build();

    assertThat(add(item, same, other)).containsExactlyInAnyOrder(item.key(), other.key());
    assertThat(add(same)).isEmpty();
    assertThat(claimed(9)).extracting(Claim::item).contains(item).doesNotContain(same).hasSize(2);
  }

  @Test
  void aFinishedItemIsStillKnown() {
    var item = aText().build();
    add(item);
    finish(claimed(1).getFirst(), new Ending.Done());

    assertThat(add(item)).isEmpty();
    assertThat(claimed(9, NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void ofSeveralWhoAddOneKeyAtTheSameTimeOneIsNew() {
    for (int round = 0; round < ROUNDS; round++) {
      var items = IntStream.range(0, 5).mapToObj(i -> aText().build()).toList();

      var added = Race.run(RACERS, i -> asService(() -> inbox().add(turned(items, i), NOW)));

      assertThat(added.stream().flatMap(Set::stream))
          .containsExactlyInAnyOrderElementsOf(items.stream().map(InboxItem::key).toList());
    }
  }

  @Test
  void noMoreThanAskedForAreClaimed() {
    add(aText().build(), aText().build(), aText().build());

    assertThat(claimed(2)).hasSize(2);
    assertThat(claimed(2)).hasSize(1);
    assertThat(claimed(2)).isEmpty();
  }

  @Test
  void oneLaneGivesOneItemAtATimeInTheOrderOfArrival() {
    var items = IntStream.range(0, 4).mapToObj(i -> aText().lane("one").build()).toList();
    asService(() -> inbox().add(items, NOW));

    for (var item : items) {
      var claims = claimed(9);
      assertThat(claims).extracting(Claim::item).containsExactly(item);
      assertThat(claimed(9)).isEmpty();
      finish(claims.getFirst(), new Ending.Done());
    }
    assertThat(claimed(9)).isEmpty();
  }

  @Test
  void whatHappenedEarlierGoesFirstInItsLane() {
    var late = aText().lane("one").at(Instant.parse("2026-11-20T12:00:01Z")).build();
    var early = aText().lane("one").at(Instant.parse("2026-11-20T12:00:00Z")).build();
    add(late);
    add(early);

    var first = claimed(9);
    finish(first.getFirst(), new Ending.Done());
    var second = claimed(9);

    assertThat(first).extracting(Claim::item).containsExactly(early);
    assertThat(second).extracting(Claim::item).containsExactly(late);
  }

  @Test
  void whatHappenedEarlierButCameLaterWaitsForWhatIsUnderWay() {
    add(aText().lane("one").build());
    claimed(9);

    add(aText().lane("one").at(Instant.parse("2026-11-20T12:00:00Z")).build());

    assertThat(claimed(9)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("endings")
  void anEndedItemLeavesAndTheNextOfItsLaneComes(Ending ending) {
    var next = aText().lane("one").build();
    add(aText().lane("one").build(), next);

    finish(claimed(9).getFirst(), ending);

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(next);
  }

  static Stream<Ending> endings() {
    return Stream.of(
        new Ending.Done(), new Ending.Kept("Nothing to do."), new Ending.Dead(DIFFICULT_TEXT));
  }

  @Test
  void aDroppedItemIsNeitherKeptNorKnownAndTheNextOfItsLaneComes() {
    var lane = "lane-" + UUID.randomUUID();
    var first = aText().lane(lane).build();
    var second = aText().lane(lane).build();
    add(first, second);

    finish(claimed(1).getFirst(), new Ending.Dropped());

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(second);
    for (var state : State.values()) {
      assertThat(inState(state)).extracting(Entry::lane).doesNotContain(first.key());
    }
    assertThat(replay(new Selection.Arrived(NOW, NOW.plusSeconds(1)))).isZero();
    assertThat(add(first)).containsExactly(first.key());
  }

  @Test
  void whoseItemWasClaimedAgainCannotDropIt() {
    add(aText().build());
    var first = claimed(1).getFirst();
    claimed(1, NOW.plus(LEASE));

    assertThatThrownBy(() -> finish(first, new Ending.Dropped())).isInstanceOf(Conflict.class);
    assertThat(asService(() -> inbox().list(State.WAITING, 0, 9))).hasSize(1);
  }

  @Test
  void anItemIsHeldUntilItsLeaseEnds() {
    add(aText().build());
    claimed(9, NOW);

    assertThat(claimed(9, NOW.plus(LEASE).minus(TICK))).isEmpty();
    var again = claimed(9, NOW.plus(LEASE));

    assertThat(again).extracting(Claim::attempt).containsExactly(2);
  }

  @Test
  void whoseItemWasClaimedAgainCanNeitherFinishItNorGiveItBack() {
    var item = aText().build();
    add(item);
    var lost = claimed(9, NOW).getFirst();
    var held = claimed(9, NOW.plus(LEASE)).getFirst();

    assertThat(held.lease()).isNotEqualTo(lost.lease());
    assertThatThrownBy(() -> finish(lost, new Ending.Done())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> retry(lost, NOW)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> hold(lost)).isInstanceOf(Conflict.class);
    hold(held);

    assertThat(claimed(9, NOW.plus(LEASE).plusSeconds(1))).isEmpty();
    finish(held, new Ending.Done());
  }

  @Test
  void whatHasEndedCanNeitherEndNorBeGivenBackAgain() {
    add(aText().build());
    var claim = claimed(9).getFirst();
    finish(claim, new Ending.Done());

    assertThatThrownBy(() -> finish(claim, new Ending.Done())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> retry(claim, NOW)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> hold(claim)).isInstanceOf(Conflict.class);
    assertThat(claimed(9, NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void eachOfManyEndsInItsOwnWay() {
    add(aText().build(), aText().build(), aText().build(), aText().build());
    var claims = claimed(9);
    var endings =
        List.of(
            new Ending.Done(),
            new Ending.Kept("kept: שלום 🌙"),
            new Ending.Dropped(),
            new Ending.Dead("dead"));

    in(
        Caller.Service.WORKER,
        () -> {
          inbox().finish(Map.of(), NOW);
          inbox()
              .finish(
                  IntStream.range(0, 4)
                      .boxed()
                      .collect(Collectors.toMap(claims::get, endings::get)),
                  NOW);
        });

    assertThat(inState(State.DONE)).extracting(Entry::id).containsExactly(claims.get(0).id());
    assertListed(State.KEPT, claims.get(1).item(), "kept: שלום 🌙");
    assertListed(State.DEAD, claims.get(3).item(), "dead");
    assertThat(inState(State.WAITING)).isEmpty();
    assertThat(add(claims.get(2).item())).containsExactly(claims.get(2).item().key());
  }

  @Test
  void eachOfManyWaitsUntilItsOwnTime() {
    add(aText().build(), aText().build());
    var claims = claimed(9);

    in(
        Caller.Service.WORKER,
        () -> {
          inbox().retry(Map.of(), "nothing");
          inbox()
              .retry(
                  Map.of(
                      claims.getFirst(), NOW.plusSeconds(60), claims.getLast(), NOW.plusSeconds(5)),
                  "why");
        });

    assertThat(claimed(9, NOW.plusSeconds(5).minus(TICK))).isEmpty();
    assertThat(claimed(9, NOW.plusSeconds(5)))
        .extracting(Claim::item)
        .containsExactly(claims.getLast().item());
    assertThat(claimed(9, NOW.plusSeconds(60).plus(LEASE)))
        .extracting(Claim::item)
        .contains(claims.getFirst().item());
  }

  @Test
  void ofManyOfWhichOneIsLostNoneEndsOrIsGivenBack() {
    add(aText().build(), aText().build(), aText().build());
    var claims = claimed(9);
    finish(claims.get(1), new Ending.Done());

    for (var ending : List.of(new Ending.Done(), new Ending.Dropped())) {
      assertThatThrownBy(
              () ->
                  in(
                      Caller.Service.WORKER,
                      () ->
                          inbox()
                              .finish(
                                  claims.stream()
                                      .collect(Collectors.toMap(claim -> claim, claim -> ending)),
                                  NOW)))
          .isInstanceOf(Conflict.class);
    }
    assertThatThrownBy(
            () ->
                in(
                    Caller.Service.WORKER,
                    () ->
                        inbox()
                            .retry(
                                claims.stream()
                                    .collect(Collectors.toMap(claim -> claim, claim -> NOW)),
                                "why")))
        .isInstanceOf(Conflict.class);

    assertThat(claimed(9)).isEmpty();
    finish(claims.getFirst(), new Ending.Done());
    finish(claims.getLast(), new Ending.Done());
  }

  @Test
  void manyThatAreClaimedAreTheOldestOfManyLanes() {
    var items = IntStream.range(0, 300).mapToObj(i -> aText().build()).toList();
    add(items.toArray(InboxItem[]::new));

    var first = claimed(128);
    var second = claimed(128);
    var third = claimed(128);

    assertThat(first).extracting(Claim::item).containsExactlyElementsOf(items.subList(0, 128));
    assertThat(second).extracting(Claim::item).containsExactlyElementsOf(items.subList(128, 256));
    assertThat(third).extracting(Claim::item).containsExactlyElementsOf(items.subList(256, 300));
  }

  @Test
  void whatWasGivenBackCanNotBeFinished() {
    add(aText().build());
    var claim = claimed(9).getFirst();
    retry(claim, NOW);

    assertThatThrownBy(() -> finish(claim, new Ending.Done())).isInstanceOf(Conflict.class);
  }

  @Test
  void anItemThatWasGivenBackWaitsUntilItsTime() {
    add(aText().build());
    var notBefore = NOW.plusSeconds(60);
    retry(claimed(9).getFirst(), notBefore);

    assertThat(claimed(9, notBefore.minus(TICK))).isEmpty();
    assertThat(claimed(9, notBefore)).extracting(Claim::attempt).containsExactly(2);
  }

  @Test
  void theRestOfItsLaneWaitsWithAnItemThatWasGivenBack() {
    var first = aText().lane("one").build();
    add(first, aText().lane("one").build());
    retry(claimed(9).getFirst(), NOW.plusSeconds(60));

    assertThat(claimed(9, NOW.plusSeconds(59))).isEmpty();
    assertThat(claimed(9, NOW.plusSeconds(60))).extracting(Claim::item).containsExactly(first);
  }

  @Test
  void otherLanesDoNotWait() {
    var other = aText().build();
    add(aText().lane("one").build(), aText().lane("one").build());
    claimed(9);
    add(other);

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(other);
  }

  @Test
  void workersAtTheSameTimeNeverShareALane() {
    for (int round = 0; round < ROUNDS; round++) {
      harness().clearQueues();
      var items = new ArrayList<InboxItem>();
      IntStream.range(0, 18).forEach(i -> items.add(aText().lane("lane " + i % 6).build()));
      asService(() -> inbox().add(items, NOW));

      var claims = Race.run(RACERS, i -> claimed(2)).stream().flatMap(List::stream).toList();

      assertThat(claims).extracting(claim -> claim.item().lane()).doesNotHaveDuplicates();
      assertThat(claims.size()).isBetween(2, 6);
      assertThat(claims).extracting(Claim::item).isSubsetOf(items.subList(0, 6));
    }
  }

  @Test
  void workersEmptyTheInboxTogetherEachItemOnceAndInOrder() {
    var items = new ArrayList<InboxItem>();
    IntStream.range(0, 40).forEach(i -> items.add(aText().lane("lane " + i % 5).build()));
    asService(() -> inbox().add(items, NOW));
    var handled = Collections.synchronizedList(new ArrayList<InboxItem>());

    Race.run(
        RACERS,
        worker -> {
          while (handled.size() < items.size()) {
            for (var claim : claimed(2)) {
              handled.add(claim.item());
              finish(claim, new Ending.Done());
            }
          }
          return worker;
        });

    assertThat(new HashSet<>(handled)).hasSize(40);
    for (int lane = 0; lane < 5; lane++) {
      var name = "lane " + lane;
      assertThat(handled.stream().filter(item -> item.lane().equals(name)))
          .containsExactlyElementsOf(
              items.stream().filter(item -> item.lane().equals(name)).toList());
    }
  }

  @Test
  void aClaimThatEndedWithoutAWordCountsAsAbandoned() {
    add(aText().build());
    assertThat(claimed(1, NOW)).extracting(Claim::abandoned).containsExactly(0);
    var second = claimed(1, NOW.plus(LEASE));
    assertThat(second).extracting(Claim::abandoned).containsExactly(1);
    retry(second.getFirst(), NOW);

    var third = claimed(1, NOW);
    assertThat(third).extracting(Claim::attempt).containsExactly(3);
    assertThat(third).extracting(Claim::abandoned).containsExactly(1);
    assertThat(claimed(1, NOW.plus(LEASE))).extracting(Claim::abandoned).containsExactly(2);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void whatHasEndedIsReplayedByItsNumberFromTheFirstAttempt(Ending ending) {
    var item = aText().build();
    add(item, aText().build());
    claimed(9, NOW.minus(LEASE));
    var claims = claimed(9);
    claims.forEach(claim -> finish(claim, ending));
    var again =
        claims.stream().filter(claim -> claim.item().equals(item)).findFirst().orElseThrow();

    assertThat(replay(new Selection.Of(List.of(again.id(), 987_654_321_987L)))).isEqualTo(1);

    var claim = claimed(9).getFirst();
    assertThat(claim.item()).isEqualTo(item);
    assertThat(claim.id()).isEqualTo(again.id());
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.abandoned()).isZero();
    assertThat(claimed(9)).isEmpty();
    finish(claim, new Ending.Done());
    assertThat(add(item)).isEmpty();
  }

  @Test
  void whatWaitsOrIsUnderWayIsNotReplayed() {
    add(aText().build(), aText().build());
    var claim = claimed(1).getFirst();
    var waiting = claimed(1).getFirst();
    retry(waiting, NOW.plusSeconds(60));

    assertThat(replay(new Selection.Of(List.of(claim.id(), waiting.id())))).isZero();
    assertThat(replay(new Selection.Arrived(NOW, NOW.plusSeconds(1)))).isZero();

    assertThat(claimed(9)).isEmpty();
    finish(claim, new Ending.Done());
    assertThat(claimed(9, NOW.plusSeconds(60))).extracting(Claim::attempt).containsExactly(2);
  }

  @Test
  void nothingSelectedReplaysNothing() {
    ended(new Ending.Done());

    assertThat(replay(new Selection.Of(List.of()))).isZero();
    assertThat(replay(new Selection.Dead())).isZero();
    assertThat(claimed(9)).isEmpty();
  }

  @Test
  void allThatAreDeadAreReplayed() {
    ended(new Ending.Done());
    ended(new Ending.Kept("Nothing to do."));
    var dead = List.of(ended(new Ending.Dead("one")), ended(new Ending.Dead("two")));

    assertThat(replay(new Selection.Dead())).isEqualTo(2);
    assertThat(claimed(9)).extracting(Claim::item).containsExactlyInAnyOrderElementsOf(dead);
    assertThat(inState(State.DEAD)).isEmpty();
  }

  @Test
  void allThatArrivedInASpanOfTimeAreReplayed() {
    var until = NOW.plusSeconds(60);
    endedAfterArrivingAt(NOW.minus(TICK));
    var first = endedAfterArrivingAt(NOW);
    var last = endedAfterArrivingAt(until.minus(TICK));
    endedAfterArrivingAt(until);

    assertThat(replay(new Selection.Arrived(NOW, until))).isEqualTo(2);
    assertThat(claimed(9)).extracting(Claim::item).containsExactlyInAnyOrder(first, last);
  }

  @Test
  void whatIsReplayedGoesFirstInItsLaneIfItHappenedEarlier() {
    var early = aText().lane("one").at(Instant.parse("2026-11-20T12:00:00Z")).build();
    add(early);
    var claim = claimed(9).getFirst();
    finish(claim, new Ending.Dead("why"));
    add(aText().lane("one").build());

    replay(new Selection.Dead());

    assertThat(claimed(9)).extracting(Claim::item).containsExactly(early);
  }

  @ParameterizedTest
  @MethodSource("namesOfOne")
  void aChangeToSomebodyIsAwaitedUntilItHasEnded(WhatsAppSender told, WhatsAppSender asked) {
    var change = holding(new InboxItem.IdentityChanged(aSender(), told)).build();
    add(change);
    assertThat(awaitsChangeTo(asked)).isTrue();
    var claim = claimed(1).getFirst();
    assertThat(awaitsChangeTo(asked)).isTrue();

    finish(claim, new Ending.Done());

    assertThat(awaitsChangeTo(asked)).isFalse();
  }

  static Stream<Arguments> namesOfOne() {
    var userId = aSender().userId();
    var phone = aPhone();
    return Stream.of(
        arguments(aSender(phone), aSender(phone)),
        arguments(new WhatsAppSender(userId, null), new WhatsAppSender(userId, phone)),
        arguments(new WhatsAppSender(userId, phone), aSender(phone)),
        arguments(
            aSender(new PhoneNumber("+5511987654321")), aSender(new PhoneNumber("+551187654321"))));
  }

  @Test
  void nobodyElseIsAwaited() {
    var before = aSender();
    var after = aSender();
    add(aText(after, "hello").build());
    assertThat(awaitsChangeTo(after)).isFalse();

    add(holding(new InboxItem.IdentityChanged(before, after)).build());

    assertThat(awaitsChangeTo(before)).isFalse();
    assertThat(awaitsChangeTo(aSender())).isFalse();
  }

  @Test
  void anEmptyInboxCountsNothing() {
    ended(new Ending.Done());

    var census = asService(() -> inbox().census());

    assertThat(census.counts().values()).allMatch(count -> count == 0);
    assertThat(census.oldest()).isEmpty();
  }

  @Test
  void everyStateButDoneIsCounted() {
    ended(new Ending.Done());
    ended(new Ending.Kept("Nothing to do."));
    ended(new Ending.Dead("one"));
    ended(new Ending.Dead("two"));
    add(aText().build());
    claimed(1);
    asService(() -> inbox().add(List.of(aText().build()), NOW.minusSeconds(60)));
    retry(claimed(1).getFirst(), NOW.plusSeconds(60));
    add(aText().build());

    var census = asService(() -> inbox().census());

    assertThat(census.counts().get(State.WAITING)).isEqualTo(3);
    assertThat(census.counts().get(State.KEPT)).isEqualTo(1);
    assertThat(census.counts().get(State.DEAD)).isEqualTo(2);
    assertThat(census.counts().getOrDefault(State.DONE, 0L)).isZero();
    assertThat(census.oldest()).contains(NOW.minusSeconds(60));
  }

  @Test
  void whatHasEndedIsListedWithItsReason() {
    var done = ended(new Ending.Done());
    var kept = ended(new Ending.Kept(DIFFICULT_TEXT));
    var dead = ended(new Ending.Dead("Defect"));

    assertListed(State.DONE, done, null);
    assertListed(State.KEPT, kept, DIFFICULT_TEXT);
    assertListed(State.DEAD, dead, "Defect");
    assertThat(inState(State.WAITING)).isEmpty();
  }

  @Test
  void whatWaitsIsListedWithWhatKeepsItFromBeingDone() {
    var item = aText().lane("one").build();
    add(item);
    var entry = inState(State.WAITING).getFirst();
    assertThat(entry).isEqualTo(new Entry(entry.id(), State.WAITING, "one", NOW, NOW, 0, null));

    var claim = claimed(1).getFirst();
    retry(claim, NOW.plusSeconds(60));

    assertThat(inState(State.WAITING))
        .containsExactly(
            new Entry(claim.id(), State.WAITING, "one", NOW, NOW.plusSeconds(60), 1, "why"));
  }

  @Test
  void theOldestIsListedFirstAndNoMoreThanAskedFor() {
    IntStream.range(0, 5)
        .forEach(
            i ->
                asService(
                    () ->
                        inbox()
                            .add(List.of(aText().lane("lane " + i).build()), NOW.plusSeconds(i))));

    assertThat(asService(() -> inbox().list(State.WAITING, 0, 3)))
        .extracting(Entry::lane)
        .containsExactly("lane 0", "lane 1", "lane 2");
  }

  @Test
  void whatWasClaimedOftenEnoughIsListed() {
    add(aText().lane("never").build(), aText().lane("twice").build());
    add(aText().lane("once").build());
    IntStream.range(0, 2)
        .forEach(
            i ->
                claimed(9, NOW.plusSeconds(i))
                    .forEach(
                        claim -> {
                          var rests = !claim.item().lane().equals("twice");
                          retry(claim, rests ? NOW.plusSeconds(60) : NOW);
                        }));

    assertThat(asService(() -> inbox().list(State.WAITING, 2, 9)))
        .extracting(Entry::lane)
        .containsExactly("twice");
    assertThat(asService(() -> inbox().list(State.WAITING, 1, 9))).hasSize(3);
    assertThat(asService(() -> inbox().list(State.WAITING, 3, 9))).isEmpty();
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var item = aText().build();
    rolledBack(Caller.Service.WEBHOOK, () -> inbox().add(List.of(aText().build()), NOW));
    add(item);
    rolledBack(Caller.Service.WORKER, () -> inbox().claim(NODE, 9, LEASE, NOW));
    var claim = claimed(9).getFirst();
    rolledBack(Caller.Service.WORKER, () -> inbox().finish(Map.of(claim, new Ending.Done()), NOW));
    rolledBack(Caller.Service.WORKER, () -> inbox().retry(Map.of(claim, NOW), "why"));

    assertThat(claim.item()).isEqualTo(item);
    assertThat(claim.attempt()).isEqualTo(1);
    finish(claim, new Ending.Done());
    rolledBack(
        Caller.Service.OPERATOR, () -> inbox().replay(new Selection.Of(List.of(claim.id())), NOW));
    assertThat(claimed(9)).isEmpty();
  }

  @Test
  void noUserTouchesTheInbox() {
    var user = as(aUser());
    var item = aText().build();
    add(item);

    assertRefused(user, () -> inbox().add(List.of(aText().build()), NOW));
    assertShowsNothing(user, () -> inbox().claim(NODE, 9, LEASE, NOW));
    var claim = claimed(9).getFirst();
    assertRefused(user, () -> inbox().finish(Map.of(claim, new Ending.Done()), NOW));
    assertRefused(user, () -> inbox().retry(Map.of(claim, NOW), "why"));

    assertThat(claim.item()).isEqualTo(item);
    assertShowsNothing(user, () -> inbox().awaitsChangeTo(aSender()));
    assertShowsNothing(user, () -> inbox().census());
    assertShowsNothing(user, () -> inbox().list(State.WAITING, 0, 9));
    finish(claim, new Ending.Dead("why"));
    assertShowsNothing(user, () -> inbox().list(State.DEAD, 0, 9));
    attempt(user, () -> inbox().replay(new Selection.Dead(), NOW));
    assertThat(claimed(9, NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void outsideATransactionNothingWorks() {
    add(aText().build());
    var claim = claimed(1).getFirst();

    assertFailOutsideATransaction(
        () -> inbox().add(List.of(aText().build()), NOW),
        () -> inbox().claim(NODE, 1, LEASE, NOW),
        () -> inbox().finish(Map.of(claim, new Ending.Done()), NOW),
        () -> inbox().retry(Map.of(claim, NOW), "why"),
        () -> inbox().hold(claim),
        () -> inbox().awaitsChangeTo(aSender()),
        () -> inbox().replay(new Selection.Dead(), NOW),
        () -> inbox().census(),
        () -> inbox().list(State.WAITING, 0, 9));
  }

  private Set<String> add(InboxItem... items) {
    return in(Caller.Service.WEBHOOK, () -> inbox().add(List.of(items), NOW));
  }

  private List<Claim> claimed(int most) {
    return claimed(most, NOW);
  }

  private List<Claim> claimed(int most, Instant now) {
    return in(Caller.Service.WORKER, () -> inbox().claim(NODE, most, LEASE, now));
  }

  private void finish(Claim claim, Ending ending) {
    in(Caller.Service.WORKER, () -> inbox().finish(Map.of(claim, ending), NOW));
  }

  /// An item that has ended so.
  private InboxItem ended(Ending ending) {
    return ended(ending, NOW);
  }

  private InboxItem endedAfterArrivingAt(Instant time) {
    return ended(new Ending.Done(), time);
  }

  private InboxItem ended(Ending ending, Instant arrivedAt) {
    var item = aText().build();
    asService(() -> inbox().add(List.of(item), arrivedAt));
    var claim = claimed(1, arrivedAt).getFirst();
    assertThat(claim.item()).isEqualTo(item);
    finish(claim, ending);
    return item;
  }

  private int replay(Selection which) {
    return in(Caller.Service.OPERATOR, () -> inbox().replay(which, NOW));
  }

  private boolean awaitsChangeTo(WhatsAppSender sender) {
    return in(Caller.Service.WORKER, () -> inbox().awaitsChangeTo(sender));
  }

  private List<Entry> inState(State state) {
    return in(Caller.Service.OPERATOR, () -> inbox().list(state, 0, 9));
  }

  private void assertListed(State state, InboxItem item, @Nullable String reason) {
    assertThat(inState(state))
        .extracting(Entry::state, Entry::lane, Entry::arrivedAt, Entry::attempts, Entry::reason)
        .containsExactly(tuple(state, item.lane(), NOW, 1, reason));
  }

  private void hold(Claim claim) {
    asService(() -> inbox().hold(claim));
  }

  private void retry(Claim claim, Instant notBefore) {
    in(Caller.Service.WORKER, () -> inbox().retry(Map.of(claim, notBefore), "why"));
  }

  private static List<InboxItem> turned(List<InboxItem> items, int by) {
    var turned = new ArrayList<>(items);
    Collections.rotate(turned, by);
    return turned;
  }
}
