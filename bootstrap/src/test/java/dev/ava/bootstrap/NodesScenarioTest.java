package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.postgres.Migrations;
import dev.ava.postgres.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several nodes on one database, and nodes that are ahead of it.
class NodesScenarioTest {
  private static final int PEOPLE = 12;
  private static final int TEXTS = 10;

  @Test
  void twoNodesShareTheWorkAndTheOneThatStaysDoesTheRest() throws Exception {
    try (var first = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"))) {
      var people = new ArrayList<Person>();
      while (people.size() < PEOPLE) {
        people.add(Person.linked(first));
      }
      var texts = IntStream.rangeClosed(1, TEXTS).mapToObj("text %d"::formatted).toList();

      try (var second = first.another()) {
        for (var text : texts) {
          for (var person : people) {
            person.says(text);
          }
        }
        await().until(() -> first.waiting() == 0);

        for (var queue : List.of("inbox", "outbox")) {
          assertThat(worked(first, queue, first.node())).as(queue).isPositive();
          assertThat(worked(first, queue, second.node())).as(queue).isPositive();
          assertThat(worked(first, queue, first.node()) + worked(first, queue, second.node()))
              .as(queue)
              .isEqualTo(PEOPLE * TEXTS);
        }
      }
      assertThat(first.sql("select node from ava.nodes")).containsExactly(first.node());
      for (var person : people) {
        person.says("last");
      }
      await().until(() -> first.waiting() == 0);

      assertThat(worked(first, "inbox", first.node())).isGreaterThan(PEOPLE);
      for (var person : people) {
        var echoes = texts.stream().map("[Echo] %s"::formatted).toList();
        assertThat(person.replies())
            .startsWith(echoes.toArray(String[]::new))
            .hasSize(TEXTS + 1)
            .endsWith("[Echo] last");
        assertThat(person.log()).hasSize(2 * (TEXTS + 1)).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void aNodeThatIsAheadOfTheSchemaTakesWebhooksInAndWorksOnceItIsMigrated() throws Exception {
    var database = TestPostgres.databaseOfVersion(1);
    var variables = Map.of("AVA_MIGRATE_ON_START", "false", "WHATSAPP_LINKING", "open");
    try (var ava = RunningAva.startOn(database, variables)) {
      var phone = Api.somePhone();

      assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "early")))
          .isEqualTo(200);
      var behind = ava.api().get("/health/readiness");

      assertThat(behind.status()).isEqualTo(503);
      assertThat(behind.response().body()).contains("\"schema\":\"behind\"");
      assertThat(ava.api().get("/health/liveness").status()).isEqualTo(200);
      assertThat(ava.sql("select state || attempts from ava.inbox")).containsExactly("waiting0");
      assertThat(ava.graph().all()).isEmpty();

      assertThat(ava.server().beans().getBean(Migrations.class).run()).isPositive();

      await().until(() -> ava.graph().to(phone).size() == 1);
      assertThat(ava.graph().to(phone).getFirst().text()).contains("not linked");
      assertThat(ava.api().get("/health/readiness").status()).isEqualTo(200);
    }
  }

  private static int worked(RunningAva ava, String queue, String node) throws Exception {
    return Integer.parseInt(
        ava.sql("select count(*) from ava." + queue + " where node = ?::uuid", node).getFirst());
  }
}
