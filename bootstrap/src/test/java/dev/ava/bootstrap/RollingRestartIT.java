package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two nodes are stopped politely and started again, one after the other, while people write and
/// read. A connection may be refused, which makes a client go to the other node; nothing else may
/// fail.
@Execution(ExecutionMode.CONCURRENT)
class RollingRestartIT {
  private static final int PEOPLE = 6;
  /// Between two requests of the same kind of one person.
  private static final Duration BREATH = Duration.ofMillis(40);

  private static final Duration RECOVERY = Duration.ofSeconds(40);

  private final TestDatabase database = TestPostgres.database();
  private final GraphDouble graph = GraphDouble.start();
  private final Map<String, String> first = variables();
  private final Map<String, String> second = withTheKeysOf(first);
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger(2 * PEOPLE);
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @AfterEach
  void cleanUp() throws SQLException {
    graph.close();
    database.close();
  }

  @Test
  void nobodyNoticesThatBothNodesAreRestarted() throws Exception {
    var people = new ArrayList<Someone>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor();
        var one = AvaProcess.serve(first);
        var other = AvaProcess.serve(second)) {
      for (var number = 0; number < PEOPLE; number++) {
        people.add(new Someone(one, other));
      }
      people.forEach(person -> clients.execute(person::write));
      people.forEach(person -> clients.execute(person::read));
      awaitNews(people);

      assertThat(one.stop()).as(one::printed).isEqualTo(143);
      awaitNews(people);
      try (var again = AvaProcess.serve(first)) {
        awaitNews(people);
        assertThat(other.stop()).as(other::printed).isEqualTo(143);
        awaitNews(people);
        try (var otherAgain = AvaProcess.serve(second)) {
          awaitNews(people);
          over.set(true);
          await().until(() -> busy.get() == 0);

          assertThat(failures).isEmpty();
          assertThat(refused).as("a node was away for a while").hasPositiveValue();
          assertThat(reads).hasPositiveValue();
          await().atMost(RECOVERY).untilAsserted(() -> assertAllAnswered(people));
          assertThat(one.printed() + other.printed()).doesNotContain("ERROR", "\tat ");
          assertThat(again.printed() + otherAgain.printed()).doesNotContain("ERROR", "\tat ");
        }
      }
    }
  }

  private void assertAllAnswered(List<Someone> people) {
    for (var person : people) {
      assertThat(graph.to(person.phone))
          .extracting(GraphDouble.Sent::text)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, person.written.get())
                  .mapToObj("[Echo] text %06d"::formatted)
                  .toList());
    }
  }

  /// Waits until everybody has written and read a few times more.
  private void awaitNews(List<Someone> people) {
    var before = people.stream().map(person -> person.written.get()).toList();
    var readsBefore = reads.get();
    await()
        .until(
            () ->
                !failures.isEmpty()
                    || (reads.get() >= readsBefore + PEOPLE
                        && IntStream.range(0, PEOPLE)
                            .allMatch(
                                index ->
                                    people.get(index).written.get() >= before.get(index) + 2)));
  }

  private Map<String, String> variables() {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), database.url(), graph.url()));
    variables.put("WHATSAPP_LINKING", "open");
    variables.put("AVA_RATE_LIMITS", "postgres");
    variables.put("AVA_REQUESTS_PER_ADDRESS", "1000000");
    variables.put("AVA_REQUESTS_PER_USER", "1000000");
    variables.put("AVA_DRAIN_SECONDS", "1");
    variables.put("WHATSAPP_MESSAGES_PER_SECOND", "1000");
    variables.put("WHATSAPP_RECIPIENT_INTERVAL", "PT0.001S");
    variables.put("WHATSAPP_RECIPIENT_BURST", "1000");
    variables.put("AVA_PUBLIC_URL", "http://localhost");
    return variables;
  }

  private Map<String, String> withTheKeysOf(Map<String, String> other) {
    var variables = variables();
    variables.put("AVA_DATA_DIR", Objects.requireNonNull(other.get("AVA_DATA_DIR")));
    return variables;
  }

  /// Asks one node after the other, and the next one at once when a connection is refused.
  private <T> T anywhere(int turn, Request<T> request) throws Exception {
    var nodes = List.of(first, second);
    for (var attempt = 0; ; attempt++) {
      var url = "http://localhost:" + nodes.get((turn + attempt) % 2).get("PORT");
      try {
        return request.to(url);
      } catch (ConnectException away) {
        refused.incrementAndGet();
        assertThat(attempt).as("both nodes are away").isLessThan(50);
      }
    }
  }

  private interface Request<T> {
    T to(String url) throws Exception;
  }

  private final class Someone {
    private final String phone = Api.somePhone();
    private final AtomicInteger written = new AtomicInteger();
    private final Map<String, Api> apis;
    private final Map<String, Webhooks> webhooks;

    private Someone(AvaProcess one, AvaProcess other) throws Exception {
      var api = one.api().signedUp();
      assertThat(api.put("/preferences/whatsapp", Api.phone(phone)).status()).isEqualTo(200);
      apis = Map.of(one.url(), api, other.url(), api.at(other.url()));
      webhooks = Map.of(one.url(), one.webhooks(), other.url(), other.webhooks());
    }

    private void write() {
      try {
        while (!over.get() && failures.isEmpty()) {
          var number = written.get() + 1;
          var text = Webhooks.text(phone, Webhooks.wamid(), "text %06d".formatted(number));
          expect(
              200, anywhere(number, url -> Objects.requireNonNull(webhooks.get(url)).post(text)));
          written.incrementAndGet();
          LockSupport.parkNanos(BREATH.toNanos());
        }
      } catch (Exception | AssertionError failure) {
        failures.add(failure.toString());
      } finally {
        busy.decrementAndGet();
      }
    }

    private void read() {
      try {
        for (var turn = 0; !over.get() && failures.isEmpty(); turn++) {
          expect(
              200,
              anywhere(
                  turn,
                  url -> Objects.requireNonNull(apis.get(url)).get("/messages?limit=5").status()));
          reads.incrementAndGet();
          LockSupport.parkNanos(BREATH.toNanos());
        }
      } catch (Exception | AssertionError failure) {
        failures.add(failure.toString());
      } finally {
        busy.decrementAndGet();
      }
    }

    private static void expect(int status, int answered) {
      if (answered != status) {
        throw new AssertionError("answered with " + answered);
      }
    }
  }
}
