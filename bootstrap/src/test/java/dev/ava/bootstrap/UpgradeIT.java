package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The version before works on the schema of this one, while it is migrated and afterwards, beside
/// nodes of this one. `make test-upgrade` builds the jar of the version before.
class UpgradeIT {
  private static final String PREVIOUS = System.getProperty("ava.test.previous-jar", "");
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final int PEOPLE = 6;
  private static final int NEWEST_PAGE = 200;

  private final TestDatabase database = TestPostgres.emptyDatabase();
  private final GraphDouble graph = GraphDouble.start();
  private final Map<String, Api> people = new LinkedHashMap<>();
  private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  private int said;

  @AfterEach
  void cleanUp() throws SQLException {
    graph.close();
    database.close();
  }

  @Test
  void nodesOfBothVersionsWorkWhileTheSchemaIsMigratedAndNothingIsLostOrDoubled() throws Exception {
    assumeTrue(!PREVIOUS.isEmpty(), "Only `make test-upgrade` builds the version before.");
    assertThat(Path.of(PREVIOUS)).matches(Files::isRegularFile);
    var variables = variables();

    try (var old = AvaProcess.serve(Path.of(PREVIOUS), variables)) {
      var before = schema();
      join(old);
      sayMore(old);

      var migrated = new AtomicBoolean();
      var writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!migrated.get()) {
                      sayMore(old);
                    }
                  });
      await().until(() -> answers.size() > 10 * PEOPLE);
      var atTheStart = answers.size();
      var migration = AvaProcess.run(variables, "migrate");
      assertThat(migration.exitCode()).as(migration.printed()).isZero();
      var atTheEnd = answers.size();
      migrated.set(true);
      writer.join();

      assertThat(schema()).isGreaterThan(before);
      assertThat(atTheEnd - atTheStart).as("webhooks during the migration").isPositive();
      everybodyIsAnswered(old);
      assertThat(old.api().get("/health/readiness").status()).isEqualTo(200);
      newcomersAreWelcomeAt(old);

      var more = new HashMap<>(variables);
      more.put("PORT", String.valueOf(RunningAva.freePort()));
      try (var young = AvaProcess.serve(more)) {
        sayMore(old);
        sayMore(young);
        sayMore(old);
        sayMore(young);
        everybodyIsAnswered(young);
        var ben = newcomersAreWelcomeAt(young);
        assertThat(ben.at(old.url()).get("/auth/me").status()).isEqualTo(200);

        sayMore(old);
        old.stop();
        sayMore(young);
        everybodyIsAnswered(young);
      }
    }
    assertThat(answers).containsOnly(200);
    System.out.printf(
        "The version before answered %d webhooks, %d people are in order.%n",
        answers.size(), people.size());
  }

  /// Everybody says the next text at a node.
  private void sayMore(AvaProcess node) {
    said++;
    for (var phone : people.keySet()) {
      try {
        answers.add(node.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text(said))));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String text(int number) {
    return "text %04d".formatted(number);
  }

  private void everybodyIsAnswered(AvaProcess node) {
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> {
              for (var phone : people.keySet()) {
                assertThat(graph.to(phone)).hasSize(said);
              }
            });
    for (var person : people.entrySet()) {
      assertThat(graph.to(person.getKey()))
          .extracting(GraphDouble.Sent::text)
          .doesNotHaveDuplicates()
          .isSorted()
          .endsWith("[Echo] " + text(said));
      assertThat(log(node, person.getValue()))
          .doesNotHaveDuplicates()
          .hasSize(Math.min(2 * said, NEWEST_PAGE));
    }
  }

  private static List<String> log(AvaProcess node, Api person) {
    try {
      return person.at(node.url()).get("/messages?limit=" + NEWEST_PAGE).all("content");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void join(AvaProcess node) throws Exception {
    while (people.size() < PEOPLE) {
      var phone = Api.somePhone();
      var person = node.api().signedUp();
      assertThat(person.put("/preferences/whatsapp", Api.phone(phone)).status()).isEqualTo(200);
      people.put(phone, person);
    }
  }

  /// Only what every version can do.
  private static Api newcomersAreWelcomeAt(AvaProcess node) throws Exception {
    var ben = node.api().signedUp();
    var shaped = ben.post("/avatars", "{\"name\":\"Ava\",\"age\":20,\"personality\":\"shy\"}");

    assertThat(shaped.status()).as(shaped.response().body()).isEqualTo(201);
    assertThat(ben.put("/preferences/whatsapp", Api.phone(Api.somePhone())).status())
        .isEqualTo(200);
    assertThat(ben.get("/messages").json().size()).isZero();
    assertThat(ben.post("/auth/signout", "").status()).isEqualTo(204);
    return ben;
  }

  private int schema() throws SQLException {
    try (var superuser = database.superuser();
        var statement = superuser.createStatement();
        var newest =
            statement.executeQuery(
                "select max(cast(version as integer)) from ava_migrations.schema_history")) {
      newest.next();
      return newest.getInt(1);
    }
  }

  /// Both versions share the keys, as they do after an upgrade.
  private Map<String, String> variables() {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), database.url(), graph.url()));
    variables.put("WHATSAPP_LINKING", "open");
    variables.put("AVA_PUBLIC_URL", "https://ava.example.org");
    variables.put("WHATSAPP_MESSAGES_PER_SECOND", "1000");
    variables.put("WHATSAPP_RECIPIENT_INTERVAL", "PT0.01S");
    return variables;
  }
}
