package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static dev.ava.testkit.Fixtures.aSender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Conversations.Talk;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [Conversations] promises.
public abstract class ConversationsContract extends StoreContract {
  private static final Duration INTERVAL = Duration.ofSeconds(6);
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final int BURST = 3;

  private final PhoneNumberId number = aPhoneNumberId();
  private final WhatsAppSender person = aSender();

  protected abstract Conversations conversations();

  @Test
  void whoNeverWroteWasNeverHeard() {
    assertThat(lastHeard(person)).isEmpty();
  }

  @Test
  void theLatestTimeIsKept() {
    heard(person, NOW);
    assertThat(lastHeard(person)).contains(NOW);

    heard(person, NOW.plusSeconds(60));
    heard(person, NOW.minusSeconds(60));

    assertThat(lastHeard(person)).contains(NOW.plusSeconds(60));
  }

  @Test
  void everyKindOfPersonIsHeard() {
    for (var each :
        List.of(
            new WhatsAppSender(aBusinessScopedUserId(), null),
            new WhatsAppSender(null, aPhone()),
            aSender())) {
      heard(each, NOW);

      assertThat(lastHeard(each)).contains(NOW);
    }
  }

  @Test
  void whoHasAUserIdIsTheSamePersonWithAndWithoutANumber() {
    heard(person, NOW);

    assertThat(lastHeard(new WhatsAppSender(person.userId(), null))).contains(NOW);
    assertThat(lastHeard(new WhatsAppSender(person.userId(), aPhone()))).contains(NOW);
  }

  @Test
  void othersAndOtherNumbersHaveTheirOwnConversations() {
    var elsewhere = aPhoneNumberId();
    heard(person, NOW);
    use(person, NOW);

    assertThat(lastHeard(aSender())).isEmpty();
    assertThat(lastHeard(elsewhere, person)).isEmpty();
    assertThat(take(aSender(), NOW)).isEmpty();
    assertThat(take(elsewhere, person, INTERVAL, BURST, NOW)).isEmpty();
  }

  @Test
  void aBurstGoesOutAtOnceAndThenOneEachInterval() {
    use(person, NOW);

    assertThat(take(person, NOW)).contains(NOW.plus(INTERVAL));
    assertThat(take(person, NOW.plus(INTERVAL).minus(TICK))).contains(NOW.plus(INTERVAL));
    assertThat(take(person, NOW.plus(INTERVAL))).isEmpty();
    assertThat(take(person, NOW.plus(INTERVAL))).contains(NOW.plus(INTERVAL.multipliedBy(2)));
  }

  @Test
  void aPauseGivesBackNoMoreThanABurst() {
    use(person, NOW);
    var later = NOW.plus(INTERVAL.multipliedBy(100));

    use(person, later);

    assertThat(take(person, later)).contains(later.plus(INTERVAL));
  }

  @Test
  void aShortPauseGivesBackItsShare() {
    use(person, NOW);
    var later = NOW.plus(INTERVAL.multipliedBy(2));

    assertThat(take(person, later)).isEmpty();
    assertThat(take(person, later)).isEmpty();
    assertThat(take(person, later)).contains(later.plus(INTERVAL));
  }

  @Test
  void aBurstOfOneIsOneEachInterval() {
    assertThat(take(1, NOW)).isEmpty();
    assertThat(take(1, NOW)).contains(NOW.plus(INTERVAL));
    assertThat(take(1, NOW.plus(INTERVAL))).isEmpty();
  }

  @Test
  void withoutAnIntervalThereIsNoLimit() {
    for (int i = 0; i < 9; i++) {
      assertThat(take(number, person, Duration.ZERO, 1, NOW)).isEmpty();
    }
  }

  @Test
  void listeningAndSendingLeaveEachOtherAlone() {
    use(person, NOW);
    heard(person, NOW.plusSeconds(1));
    assertThat(take(person, NOW)).contains(NOW.plus(INTERVAL));

    take(person, NOW.plus(INTERVAL));
    assertThat(lastHeard(person)).contains(NOW.plusSeconds(1));
  }

  @Test
  void ofManyEachIsAskedForItself() {
    var elsewhere = new Talk(aPhoneNumberId(), person);
    var never = new Talk(number, aSender());
    var here = new Talk(number, person);
    heard(person, NOW);
    use(person, NOW);

    assertThat(asService(() -> conversations().lastHeard(Set.of(here, elsewhere, never))))
        .containsOnly(Map.entry(here, NOW));
    assertThat(
            asService(
                () -> conversations().take(Set.of(here, elsewhere, never), INTERVAL, BURST, NOW)))
        .containsOnly(Map.entry(here, NOW.plus(INTERVAL)));
    assertThat(asService(() -> conversations().take(Set.of(elsewhere, never), INTERVAL, 1, NOW)))
        .containsOnly(
            Map.entry(elsewhere, NOW.plus(INTERVAL)), Map.entry(never, NOW.plus(INTERVAL)));
  }

  @Test
  void whoTakeSomeOfTheSameWaitForEachOtherAndNobodyForEver() {
    for (int round = 0; round < ROUNDS; round++) {
      var talks = Stream.generate(() -> new Talk(number, aSender())).limit(CONTESTED).toList();

      var none =
          Race.run(
              RACERS,
              i -> {
                var mine = Race.shuffled(talks);
                return asService(() -> conversations().take(mine, INTERVAL, RACERS - 1, NOW));
              });

      assertThat(none.stream().mapToInt(Map::size)).containsExactlyInAnyOrder(0, 0, 0, CONTESTED);
    }
  }

  @Test
  void atTheSameTimeNoMoreThanABurstIsTaken() {
    for (int round = 0; round < ROUNDS; round++) {
      var contested = aSender();

      var results = Race.run(RACERS, i -> take(contested, NOW));

      assertThat(results)
          .containsExactlyInAnyOrder(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(NOW.plus(INTERVAL)));
    }
  }

  @Test
  void atTheSameTimeTheLatestTimeWins() {
    for (int round = 0; round < ROUNDS; round++) {
      var contested = aSender();

      Race.run(
          RACERS,
          i -> {
            heard(contested, NOW.plusSeconds(i));
            return i;
          });

      assertThat(lastHeard(contested)).contains(NOW.plusSeconds(RACERS - 1));
    }
  }

  @Test
  void manyAreHeardAndOfOneTalkTheLatest() {
    var other = aSender();
    heard(other, NOW.plusSeconds(9));

    asService(
        () -> {
          conversations().heard(List.of());
          conversations()
              .heard(
                  List.of(
                      new Conversations.Heard(number, person, NOW.plusSeconds(2)),
                      new Conversations.Heard(number, other, NOW),
                      new Conversations.Heard(number, person, NOW.plusSeconds(3)),
                      new Conversations.Heard(number, person, NOW.plusSeconds(1))));
        });

    assertThat(lastHeard(person)).contains(NOW.plusSeconds(3));
    assertThat(lastHeard(other)).contains(NOW.plusSeconds(9));
  }

  @Test
  void whoHearSomeOfTheSameWaitForEachOtherAndNobodyForEver() {
    for (int round = 0; round < ROUNDS; round++) {
      var people = IntStream.range(0, CONTESTED).mapToObj(i -> aSender()).toList();

      Race.run(
          RACERS,
          index -> {
            var at = NOW.plusSeconds(index);
            var mine =
                Race.shuffled(people).stream()
                    .map(each -> new Conversations.Heard(number, each, at))
                    .toList();
            asService(() -> conversations().heard(mine));
            return index;
          });

      assertThat(people)
          .allSatisfy(each -> assertThat(lastHeard(each)).contains(NOW.plusSeconds(RACERS - 1)));
    }
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    rolledBack(
        Caller.Service.WORKER,
        () -> conversations().heard(List.of(new Conversations.Heard(number, person, NOW))));
    rolledBack(Caller.Service.WORKER, () -> conversations().take(talk(), INTERVAL, BURST, NOW));

    assertThat(lastHeard(person)).isEmpty();
    use(person, NOW);
  }

  @Test
  void noUserSeesOrChangesAConversation() {
    heard(person, NOW);
    var user = as(aUser());

    assertShowsNothing(user, () -> conversations().lastHeard(talk()));
    attempt(
        user,
        () ->
            conversations()
                .heard(List.of(new Conversations.Heard(number, person, NOW.plusSeconds(60)))));
    for (int i = 0; i < BURST; i++) {
      attempt(user, () -> conversations().take(talk(), INTERVAL, BURST, NOW));
    }

    assertThat(lastHeard(person)).contains(NOW);
    use(person, NOW);
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> conversations().heard(List.of(new Conversations.Heard(number, person, NOW))),
        () -> conversations().lastHeard(talk()),
        () -> conversations().take(talk(), INTERVAL, BURST, NOW));
  }

  private Set<Talk> talk() {
    return Set.of(new Talk(number, person));
  }

  private void heard(WhatsAppSender who, Instant at) {
    asService(() -> conversations().heard(List.of(new Conversations.Heard(number, who, at))));
  }

  private Optional<Instant> lastHeard(WhatsAppSender who) {
    return lastHeard(number, who);
  }

  private Optional<Instant> lastHeard(PhoneNumberId at, WhatsAppSender who) {
    var talk = new Talk(at, who);
    return Optional.ofNullable(asService(() -> conversations().lastHeard(Set.of(talk))).get(talk));
  }

  private Optional<Instant> take(WhatsAppSender who, Instant now) {
    return take(number, who, INTERVAL, BURST, now);
  }

  private Optional<Instant> take(int burst, Instant now) {
    return take(number, person, INTERVAL, burst, now);
  }

  private Optional<Instant> take(
      PhoneNumberId from, WhatsAppSender who, Duration interval, int burst, Instant now) {
    var talk = new Talk(from, who);
    return Optional.ofNullable(
        asService(() -> conversations().take(Set.of(talk), interval, burst, now)).get(talk));
  }

  /// Takes a whole burst.
  private void use(WhatsAppSender who, Instant now) {
    assertThat(Collections.nCopies(BURST, who).stream().map(each -> take(each, now)))
        .hasSize(BURST)
        .allMatch(Optional::isEmpty);
  }
}
