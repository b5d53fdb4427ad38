package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two nodes on one database, either of which may be killed at any time.
@Execution(ExecutionMode.CONCURRENT)
class NodesIT {
  private static final Duration RECOVERY = Duration.ofSeconds(40);
  private static final int PEOPLE = 8;
  private static final int TEXTS = 15;

  private final TestDatabase database = TestPostgres.database();
  private final GraphDouble graph = GraphDouble.start();
  private final Map<String, Api> people = new HashMap<>();

  @AfterEach
  void cleanUp() throws SQLException {
    graph.close();
    database.close();
  }

  @Test
  void whicheverIsKilledTheOtherGoesOnAndNothingIsLostDoubledOrOutOfOrder() throws Exception {
    var first = variables();
    var second = variables();
    var texts = IntStream.rangeClosed(1, TEXTS).mapToObj("text %02d"::formatted).toList();

    try (var doomed = AvaProcess.serve(first);
        var other = AvaProcess.serve(second)) {
      link(doomed);
      write(texts.subList(0, 5), doomed, other);
      doomed.killHard();
      write(texts.subList(5, 8), other);

      try (var again = AvaProcess.serve(first)) {
        write(texts.subList(8, 12), other, again);
        other.killHard();
        write(texts.subList(12, TEXTS), again);

        await().atMost(RECOVERY).untilAsserted(this::assertEverythingEnded);
      }
    }

    for (var phone : people.keySet()) {
      assertThat(graph.to(phone))
          .extracting(GraphDouble.Sent::text)
          .doesNotHaveDuplicates()
          .isSorted()
          .endsWith("[Echo] text " + TEXTS);
    }
  }

  /// Every message is in the log and answered once; only what was being sent when a node was killed
  /// may be unknown, and only of that Graph may have seen nothing.
  private void assertEverythingEnded() throws Exception {
    for (var person : people.entrySet()) {
      var messages = person.getValue().get("/messages");
      assertThat(messages.all("content")).hasSize(2 * TEXTS).doesNotHaveDuplicates();
      assertThat(messages.all("status")).isSubsetOf("received", "accepted", "unknown");
      assertThat(messages.all("status"))
          .filteredOn("accepted"::equals)
          .hasSizeLessThanOrEqualTo(graph.to(person.getKey()).size())
          .hasSizeGreaterThanOrEqualTo(TEXTS - 2);
    }
  }

  private void link(AvaProcess node) throws Exception {
    for (var number = 0; number < PEOPLE; number++) {
      var phone = Api.somePhone();
      var person = node.api().signedUp();
      person.put("/preferences/whatsapp", Api.phone(phone));
      people.put(phone, person);
    }
  }

  /// Everybody writes every text, to one node after the other.
  private void write(List<String> texts, AvaProcess... nodes) throws Exception {
    var turns = new ArrayList<>(List.of(nodes));
    for (var text : texts) {
      for (var phone : people.keySet()) {
        var node = turns.removeFirst();
        turns.add(node);
        assertThat(node.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text)))
            .isEqualTo(200);
      }
    }
  }

  private Map<String, String> variables() {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), database.url(), graph.url()));
    variables.put("WHATSAPP_LINKING", "open");
    variables.put("WHATSAPP_UNKNOWN_PATIENCE", "PT1S");
    return variables;
  }
}
