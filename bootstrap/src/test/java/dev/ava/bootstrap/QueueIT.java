package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `ava queue` beside a running Ava, whose embedded database it shares.
@Execution(ExecutionMode.CONCURRENT)
class QueueIT {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String CANARY = "a very private canary";
  private static final Pattern OUTBOX_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @TempDir private Path folder;

  private GraphDouble graph;
  private Map<String, String> variables;

  @BeforeEach
  void prepare() {
    graph = GraphDouble.start();
    variables = new HashMap<>(RunningAva.variables(RunningAva.freePort(), "", graph.url()));
    variables.remove("DATABASE_URL");
    variables.put("AVA_DATA_DIR", folder.toString());
    variables.put("WHATSAPP_LINKING", "open");
  }

  @AfterEach
  void cleanUp() {
    graph.close();
  }

  @Test
  void aStoppedNumberIsShownAndResumedAndItsQueueGoesOut() throws Exception {
    try (var ava = AvaProcess.serve(variables)) {
      var phone = Api.somePhone();
      linked(ava, phone);
      graph.refuse(190);
      ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), CANARY));
      await().atMost(LONGEST).until(() -> graph.refused(phone) > 0);

      var shown = queue("show");
      assertThat(shown)
          .contains("is stopped since")
          .contains("The access token has expired. (code 190)")
          .contains("ava queue resume");
      assertThat(queue("list", "waiting")).containsPattern(OUTBOX_ID);

      graph.refuse(0);
      assertThat(queue("resume")).isNotBlank();
      await().atMost(LONGEST).until(() -> echoes(phone) == 1);
      assertHidden(phone, shown);
    }
  }

  @Test
  void anUnknownMessageIsListedAndSentAgainByAPerson() throws Exception {
    variables.put("WHATSAPP_UNKNOWN_PATIENCE", "PT5M");
    var phone = Api.somePhone();
    try (var ava = AvaProcess.serve(variables)) {
      linked(ava, phone);
      graph.hold();
      ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), CANARY));
      await().atMost(LONGEST).until(() -> echoes(phone) == 1);
      ava.killHard();
    }
    graph.release();
    try (var ava = AvaProcess.serve(variables)) {
      await()
          .atMost(LONGEST)
          .until(
              () -> ava.api().get("/health/readiness").response().body().contains("\"unknown\":1"));

      var listed = queue("list", "unknown");
      var id = OUTBOX_ID.matcher(listed).results().findFirst().orElseThrow().group();
      assertThat(queue("resend", id)).contains("Messages that wait again: 1");

      await().atMost(LONGEST).until(() -> echoes(phone) == 2);
      assertHidden(phone, listed);
    }
  }

  @Test
  void replayingAWholeDayChangesNothing() throws Exception {
    try (var ava = AvaProcess.serve(variables)) {
      var phone = Api.somePhone();
      var ann = linked(ava, phone);
      for (var text : List.of("one", "two", "three")) {
        ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text));
      }
      await().atMost(LONGEST).until(() -> echoes(phone) == 3);
      for (var sent : graph.to(phone)) {
        ava.webhooks().post(Webhooks.status(sent, "delivered"));
      }
      await()
          .atMost(LONGEST)
          .until(() -> ann.get("/messages").all("status").stream().noneMatch("accepted"::equals));
      var log = ann.get("/messages").response().body();
      var sent = graph.all();

      var yesterday = Instant.now().minus(Duration.ofHours(12)).toString();
      var tomorrow = Instant.now().plus(Duration.ofHours(12)).toString();
      assertThat(queue("replay", "--from", yesterday, "--until", tomorrow))
          .containsPattern("wait again: [1-9]");

      await().atMost(LONGEST).until(() -> nothingWaits());
      assertThat(ann.get("/messages").response().body()).isEqualTo(log);
      assertThat(graph.all()).isEqualTo(sent);
    }
  }

  private boolean nothingWaits() throws InterruptedException {
    return queue("list", "waiting").lines().filter("nothing"::equals).count() == 2;
  }

  private Api linked(AvaProcess ava, String phone) throws Exception {
    var ann = ava.api().signedUp();
    ann.put("/preferences/whatsapp", Api.phone(phone));
    return ann;
  }

  private long echoes(String phone) {
    return graph.to(phone).stream().filter(sent -> sent.text().startsWith("[Echo]")).count();
  }

  private String queue(String... arguments) throws InterruptedException {
    var command =
        AvaProcess.run(
            variables,
            Stream.concat(Stream.of("queue"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(command.exitCode()).as(command.printed()).isZero();
    return command.printed();
  }

  private void assertHidden(String phone, String printed) {
    assertThat(printed)
        .doesNotContain(CANARY)
        .doesNotContain(phone)
        .doesNotContain(phone.substring(1))
        .doesNotContain(variables.get("WHATSAPP_ACCESS_TOKEN"))
        .doesNotContain(variables.get("WHATSAPP_APP_SECRET"));
  }
}
