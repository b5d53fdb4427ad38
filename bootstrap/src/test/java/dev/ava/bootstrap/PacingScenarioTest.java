package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/// Ava sends no faster than Meta allows, with limits that a test can wait for. As it looks at the
/// clock, nothing else runs meanwhile.
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacingScenarioTest {
  private static final int PER_SECOND = 10;
  private static final int BURST = 3;
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// How much earlier or later than meant a request may reach Graph.
  private static final Duration JITTER = Duration.ofMillis(90);

  private RunningAva ava;

  @BeforeAll
  void start() throws Exception {
    ava =
        RunningAva.start(
            Map.of(
                "WHATSAPP_LINKING", "open",
                "WHATSAPP_MESSAGES_PER_SECOND", String.valueOf(PER_SECOND),
                "WHATSAPP_RECIPIENT_BURST", String.valueOf(BURST),
                "WHATSAPP_RECIPIENT_INTERVAL", INTERVAL.toString(),
                "WHATSAPP_UNKNOWN_PATIENCE", PATIENCE.toString()));
    connectToGraph();
  }

  /// The first message of a node takes long enough for others to catch up with it.
  private void connectToGraph() throws Exception {
    Person.linked(ava).talks("first of all");
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void theNumberSendsNoMoreInASecondThanItMay() throws Exception {
    var people = new ArrayList<Person>();
    while (people.size() < 3 * PER_SECOND) {
      people.add(Person.linked(ava));
    }

    for (var person : people) {
      person.says("hello");
    }
    await().until(() -> ava.waiting() == 0);

    var times =
        people.stream()
            .flatMap(person -> ava.graph().to(person.phone()).stream())
            .map(GraphDouble.Sent::at)
            .sorted()
            .toList();
    assertThat(times).hasSize(3 * PER_SECOND);
    assertThat(busiest(times, Duration.ofSeconds(1).minus(JITTER))).isLessThanOrEqualTo(PER_SECOND);
    assertThat(Duration.between(times.getFirst(), times.getLast()))
        .isBetween(Duration.ofMillis(2_800), Duration.ofSeconds(6));
  }

  @Test
  void onePersonGetsABurstAndThenOneMessageAnIntervalAndHoldsUpNobody() throws Exception {
    var ann = Person.linked(ava);
    var ben = Person.linked(ava);

    for (var number = 1; number <= BURST + 2; number++) {
      ann.says("number " + number);
    }
    ben.talks("meanwhile");
    await().until(() -> ava.waiting() == 0);

    var sent = ava.graph().to(ann.phone());
    assertThat(ann.replies())
        .containsExactly(
            "[Echo] number 1",
            "[Echo] number 2",
            "[Echo] number 3",
            "[Echo] number 4",
            "[Echo] number 5");
    assertThat(gap(sent, 0, BURST - 1)).isLessThan(INTERVAL);
    assertThat(gap(sent, 0, BURST)).isGreaterThan(INTERVAL.minus(JITTER));
    assertThat(gap(sent, 0, BURST + 1)).isGreaterThan(INTERVAL.multipliedBy(2).minus(JITTER));
    assertThat(ava.graph().to(ben.phone()).getFirst().at()).isBefore(sent.getLast().at());
  }

  @Test
  void whatStaysUnknownHoldsBackTheNextOneNoLongerThanThePatience() throws Exception {
    var ann = Person.linked(ava);
    ava.graph().loseAnswers(ann.phone());
    ann.says("one");
    await().until(() -> ann.log().size() == 2 && ann.status().equals("unknown"));
    ava.graph().accept(ann.phone());

    ann.says("two");
    await().until(() -> ann.replies().size() == 2);

    assertThat(ann.replies()).containsExactly("[Echo] one", "[Echo] two");
    assertThat(gap(ava.graph().to(ann.phone()), 0, 1)).isGreaterThan(PATIENCE.minus(JITTER));
    await()
        .untilAsserted(
            () ->
                assertThat(ann.statuses())
                    .containsExactly("accepted", "received", "unknown", "received"));
  }

  private static Duration gap(List<GraphDouble.Sent> sent, int first, int second) {
    return Duration.between(sent.get(first).at(), sent.get(second).at());
  }

  /// How many of the times lie within the busiest span.
  private static long busiest(List<Instant> times, Duration span) {
    return times.stream()
        .mapToLong(
            from ->
                times.stream()
                    .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(span)))
                    .count())
        .max()
        .orElseThrow();
  }
}
