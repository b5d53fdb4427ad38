package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a `kill -9` leaves behind, on the embedded database.
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class KillIT {
  private static final Duration RECOVERY = Duration.ofSeconds(40);

  /// How soon at the latest it is noticed that a node has died, and half of it again.
  private static final Duration NOTICED = Duration.ofSeconds(12);

  @TempDir private Path folder;

  private GraphDouble graph;
  private Map<String, String> variables;

  @BeforeEach
  void prepare() {
    graph = GraphDouble.start();
    variables = new HashMap<>(RunningAva.variables(RunningAva.freePort(), "", graph.url()));
    variables.remove("DATABASE_URL");
    variables.put("AVA_DATA_DIR", folder.toString());
  }

  @AfterEach
  void cleanUp() {
    graph.close();
  }

  @Test
  void aMessageIsAnsweredOnceHoweverOftenAvaIsKilledRightAfterThe200() throws Exception {
    variables.put("WHATSAPP_UNKNOWN_PATIENCE", "PT1S");
    var phone = Api.somePhone();
    Api ann;
    try (var ava = AvaProcess.serve(variables)) {
      ann = linked(ava, phone);
      ava.killHard();
    }
    var texts = IntStream.rangeClosed(1, 3).mapToObj("message %d"::formatted).toList();

    for (var text : texts) {
      try (var ava = AvaProcess.serve(variables)) {
        assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text)))
            .isEqualTo(200);
        ava.killHard();
      }
    }

    try (var _ = AvaProcess.serve(variables)) {
      await()
          .atMost(RECOVERY)
          .until(() -> log(ann, "user").size() == 3 && log(ann, "assistant").size() == 3);
      await().atMost(RECOVERY).until(() -> statuses(ann).stream().noneMatch("queued"::equals));
      assertThat(log(ann, "user")).containsExactlyElementsOf(texts.reversed());
      assertThat(log(ann, "assistant"))
          .containsExactlyElementsOf(
              texts.reversed().stream().map("[Echo] %s"::formatted).toList());
      assertThat(
              graph.to(phone).stream()
                  .map(GraphDouble.Sent::text)
                  .filter(text -> text.startsWith("[Echo]")))
          .doesNotHaveDuplicates()
          .hasSizeGreaterThanOrEqualTo(
              (int) statuses(ann).stream().filter("accepted"::equals).count());
    }
  }

  @Test
  void aReplyThatWasBeingSentWhenAvaDiedIsSettledByMetaOrShownAsUnknown() throws Exception {
    var reported = Api.somePhone();
    var silent = Api.somePhone();
    Api ann;
    Api bob;
    try (var ava = AvaProcess.serve(variables)) {
      ann = linked(ava, reported);
      bob = linked(ava, silent);
      graph.hold();
      ava.webhooks().post(Webhooks.text(reported, Webhooks.wamid(), "hello"));
      ava.webhooks().post(Webhooks.text(silent, Webhooks.wamid(), "hello"));
      await().until(() -> echoes(reported) == 1 && echoes(silent) == 1);
      ava.killHard();
    }
    graph.release();

    try (var ava = AvaProcess.serve(variables)) {
      await().atMost(NOTICED).until(() -> statuses(bob), List.of("unknown")::equals);
      assertThat(statuses(ann)).containsExactly("unknown");
      assertThat(ava.webhooks().post(Webhooks.status(graph.to(reported).getLast(), "delivered")))
          .isEqualTo(200);
      await().until(() -> statuses(ann), List.of("delivered")::equals);
      assertThat(statuses(bob)).containsExactly("unknown");
      assertThat(echoes(reported)).isEqualTo(1);
      assertThat(echoes(silent)).isEqualTo(1);
    }
    variables.put("WHATSAPP_RESEND_UNKNOWN_AFTER", "PT1S");
    try (var _ = AvaProcess.serve(variables)) {
      await().atMost(RECOVERY).until(() -> statuses(bob), List.of("accepted")::equals);
      assertThat(statuses(ann)).containsExactly("delivered");
      assertThat(echoes(reported)).isEqualTo(1);
    }
  }

  @Test
  void aSecondAvaOnTheSameFolderIsToldSoInOneSentence() throws Exception {
    try (var first = AvaProcess.serve(variables)) {
      variables.put("PORT", String.valueOf(RunningAva.freePort()));

      var second = AvaProcess.run(variables, "serve");

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.printed())
          .contains("Another Ava is running on " + folder)
          .doesNotContain("\tat ")
          .doesNotContain("Exception");
      assertThat(first.api().get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void anAvaThatIsAskedToStopStopsItsDatabaseAndKeepsItsData() throws Exception {
    var credentials = Api.credentials(Api.someEmail(), "correct horse");
    try (var ava = AvaProcess.serve(variables)) {
      assertThat(ava.api().post("/auth/signup", credentials).status()).isEqualTo(201);

      ava.stop();
    }

    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    try (var ava = AvaProcess.serve(variables)) {
      assertThat(ava.api().post("/auth/signin", credentials).status()).isEqualTo(200);
    }
  }

  @Test
  void aWrongConfigurationEndsTheStartWithTheWholeList() throws Exception {
    var ava = AvaProcess.run(Map.of("APP_ENV", "cloud", "PORT", "none"));

    assertThat(ava.exitCode()).isEqualTo(2);
    assertThat(ava.printed())
        .contains("PORT must be a number")
        .contains("DATABASE_URL is missing")
        .contains("WHATSAPP_APP_SECRET is missing")
        .doesNotContain("\tat ");
  }

  private Api linked(AvaProcess ava, String phone) throws Exception {
    var user = ava.api().signedUp();
    var claimed = user.put("/preferences/whatsapp", "{\"phone\":\"%s\"}".formatted(phone));
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code")));
    await().until(() -> user.get("/preferences").text("whatsapp_status"), "linked"::equals);
    await().until(() -> graph.to(phone).size() == 1);
    return user;
  }

  private long echoes(String phone) {
    return graph.to(phone).stream().filter(sent -> sent.text().startsWith("[Echo]")).count();
  }

  private static List<String> log(Api user, String role) throws Exception {
    return fields(user, role, "content");
  }

  private static List<String> statuses(Api user) throws Exception {
    return fields(user, "assistant", "status");
  }

  private static List<String> fields(Api user, String role, String field) throws Exception {
    var messages = user.get("/messages").json();
    return IntStream.range(0, messages.size())
        .mapToObj(messages::get)
        .filter(message -> Json.text(message, "role").equals(role))
        .map(message -> Json.text(message, field))
        .toList();
  }
}
