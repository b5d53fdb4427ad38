package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ava.bootstrap.prove.Trouble.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is planned before anything starts.
class PlanTest {
  private final Conditions conditions = Example.small(7);
  private final Schedule schedule = Schedule.of(conditions);
  private final Flow flow = Flow.of(conditions, schedule);

  @Test
  void theSameSeedPlansTheSame() {
    assertThat(Schedule.of(Example.small(7))).isEqualTo(schedule);
    assertThat(Flow.of(Example.small(7), schedule)).isEqualTo(flow);
    assertThat(treatments(Example.small(7))).isEqualTo(treatments(conditions));
  }

  @Test
  void anotherSeedPlansSomethingElse() {
    assertThat(Schedule.of(Example.small(8))).isNotEqualTo(schedule);
    assertThat(Flow.of(Example.small(8), schedule)).isNotEqualTo(flow);
    assertThat(treatments(Example.small(8))).isNotEqualTo(treatments(conditions));
  }

  @Test
  void everyMessageIsSaidOnceAndByItsSenderInOrder() {
    var next = new HashMap<Integer, Integer>();

    assertThat(flow.messages())
        .hasSize(2_000)
        .allSatisfy(
            said ->
                assertThat(said.position())
                    .isEqualTo(next.merge(said.sender(), 1, Integer::sum) - 1));
    assertThat(next).hasSize(100);
    assertThat(flow.messages()).extracting(Said::wamid).doesNotHaveDuplicates();
    assertThat(flow.messages()).extracting(Said::text).doesNotHaveDuplicates();
  }

  @Test
  void asManyAreBatchedAndRepeatedAsAskedFor() {
    var posts = flow.posts();
    var batched =
        posts.stream().filter(Post::batched).mapToInt(post -> post.messages().size()).sum();
    var repeated = posts.stream().filter(post -> !post.again().isEmpty()).count();

    assertThat(batched / 20.0).isCloseTo(10, within(4.0));
    assertThat(100.0 * repeated / posts.size()).isCloseTo(20, within(4.0));
    assertThat(posts)
        .anySatisfy(
            post ->
                assertThat(
                        post.messages().stream()
                            .collect(Collectors.groupingBy(Said::sender))
                            .values())
                    .hasSizeGreaterThan(1)
                    .anySatisfy(ofOneSender -> assertThat(ofOneSender).hasSizeGreaterThan(1)));
    assertThat(posts).anySatisfy(post -> assertThat(post.again()).hasSizeGreaterThan(1));
  }

  @Test
  void everybodyShowsTheSameOfThemselvesAndAllKindsOfPeopleWrite() {
    assertThat(flow.senders()).anyMatch(sender -> sender.phone().isEmpty());
    assertThat(flow.senders()).anyMatch(sender -> sender.userId().isEmpty());
    assertThat(flow.senders())
        .anyMatch(sender -> sender.phone().isPresent() && sender.userId().isPresent());
    assertThat(flow.senders()).extracting(Sender::address).doesNotHaveDuplicates();
    assertThat(flow.senders()).extracting(Sender::account).doesNotHaveDuplicates();
  }

  @Test
  void killsAndRestartsAreSpreadOverTheFlow() {
    var troubles = schedule.troubles();

    assertThat(troubles).filteredOn(trouble -> trouble.kind() == Kind.KILL).hasSize(20);
    assertThat(troubles).filteredOn(trouble -> trouble.kind() == Kind.RESTART).hasSize(1);
    assertThat(troubles).extracting(Trouble::at).isSorted();
    assertThat(troubles.getFirst().at()).isLessThan(Duration.ofSeconds(5));
    assertThat(troubles.getLast().at()).isBetween(schedule.span().minusSeconds(5), schedule.span());
  }

  @Test
  void theFlowSwellsAroundEveryTrouble() {
    assertThat(schedule.troubles())
        .allSatisfy(
            trouble ->
                assertThat(flow.posts())
                    .filteredOn(post -> post.at().minus(trouble.at()).abs().compareTo(WAVE) <= 0)
                    .hasSizeGreaterThan(40));
  }

  @Test
  void withoutTroublesTheFlowIsEven() {
    var calm = Example.calm(300);
    var posts = Flow.of(calm, Schedule.of(calm)).posts();

    assertThat(posts).extracting(Post::at).isSorted();
    assertThat(posts.getLast().at().minus(posts.get(150).at()))
        .isCloseTo(Duration.ofMillis(1_500), Duration.ofMillis(100));
  }

  @Test
  void graphLosesAsManyAnswersAsAskedForAndDoesEverythingElseToo() {
    var kinds =
        treatments(conditions).stream()
            .collect(Collectors.groupingBy(Treatment::kind, Collectors.counting()));

    assertThat(kinds).containsOnlyKeys(Treatment.Kind.values());
    assertThat(kinds.get(Treatment.Kind.LOSE_ANSWER) / 20.0).isCloseTo(5, within(2.0));
    assertThat(kinds.get(Treatment.Kind.TAKE)).isGreaterThan(1_700);
  }

  @Test
  void conditionsThatCannotBeAreNamed() {
    assertThat(new Conditions(0, 0, 0, -1, -1, 101, -1, 200, 1).problems())
        .containsExactly(
            "--messages must be 1 or more.",
            "--senders must be 1 or more.",
            "--nodes must be 1 or more.",
            "--kills must be 0 or more.",
            "--restarts must be 0 or more.",
            "--lost-answers must be from 0 to 100.",
            "--repeated must be from 0 to 100.",
            "--batched must be from 0 to 100.");
    assertThat(conditions.problems()).isEmpty();
  }

  private static final Duration WAVE = Duration.ofMillis(1_200);

  private static List<Treatment> treatments(Conditions conditions) {
    return IntStream.range(0, 2_000)
        .mapToObj(number -> Treatment.of(conditions, "text " + number, 1))
        .toList();
  }
}
