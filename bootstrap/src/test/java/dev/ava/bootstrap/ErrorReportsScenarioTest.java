package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What Sentry is told of errors. The log is everybody's, so nothing else runs meanwhile.
@Isolated
class ErrorReportsScenarioTest {
  private static final String CANARY = "canary-in-the-mine";

  private final SentryDouble sentry = SentryDouble.start();
  private RunningAva ava;

  @BeforeEach
  void start() {
    ava = RunningAva.start(Map.of("WHATSAPP_LINKING", "open", "SENTRY_DSN", sentry.dsn()));
  }

  @AfterEach
  void stop() throws Exception {
    ava.close();
    sentry.close();
  }

  @Test
  void aDefectIsReportedAndNothingOfThePerson() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.api().signedUp();
    ann.put("/preferences/whatsapp", Api.phone(phone));
    ava.sql("alter table ava.avatars rename to gone");

    var refused =
        ann.post("/avatars", "{\"name\":\"" + CANARY + "\",\"age\":20,\"personality\":\"shy\"}");

    assertThat(refused.text("code")).isEqualTo("internal_error");
    await().until(() -> sentry.events().size() == 1);
    var event = sentry.events().getFirst();
    assertThat(Json.text(event, "level")).isEqualTo("error");
    assertThat(Json.text(event, "environment")).isEqualTo("local");
    assertThat(Json.text(event, "logger")).isEqualTo("dev.ava.rest.DefectHandler");
    assertThat(Json.text(event, "message", "formatted"))
        .startsWith("Defect " + refused.text("reference") + " in POST /avatars");
    assertThat(Json.text(event, "tags", "request_id")).isEqualTo(refused.header("X-Request-Id"));
    assertThat(exceptions(event)).isNotEmpty().allMatch(exception -> exception.get("type") != null);
    assertQuiet(phone);
  }

  @Test
  void whatWorkersGiveUpIsReportedWithoutTheIdsOfMeta() throws Exception {
    var phone = Api.somePhone();
    var wamid = "wamid.HBgLNDkxNTEx" + CANARY;
    ava.api().signedUp().put("/preferences/whatsapp", Api.phone(phone));
    ava.sql("update ava.inbox set attempts = 11");
    ava.sql("alter table ava.avatars rename to gone");
    ava.webhooks().post(Webhooks.text(phone, wamid, CANARY));
    ava.sql("update ava.inbox set attempts = 11, due_at = now() where state = 'waiting'");

    await().until(() -> !sentry.events().isEmpty());
    assertThat(sentry.events())
        .extracting(event -> Json.text(event, "message", "formatted"))
        .anyMatch(message -> message.startsWith("Inbox item "));
    assertQuiet(phone);
  }

  @Test
  void wordsOfLibrariesStayHere() {
    var log = LoggerFactory.getLogger("org.example.Library");
    try (var _ = MDC.putCloseable("message_id", "wamid." + CANARY)) {
      log.error("Cannot send {}", CANARY, new IllegalStateException(CANARY));
    }
    LoggerFactory.getLogger("dev.ava.Somewhere")
        .error(
            "Number {}, message {}, token {}",
            "+4915112345678",
            "wamid." + CANARY,
            "the-access-token-of-the-tests");

    await().until(() -> sentry.events().size() == 2);
    assertThat(sentry.events())
        .extracting(event -> Json.text(event, "message", "formatted"))
        .containsExactlyInAnyOrder("Cannot send {}", "Number +49…78, message wamid.…, token ***");
    assertThat(sentry.events().stream().flatMap(event -> exceptions(event).stream()))
        .extracting(exception -> Json.text(exception, "type"))
        .containsExactly("IllegalStateException");
    assertQuiet("+4915112345678");
  }

  @Test
  void warningsAreNotReported() throws Exception {
    ava.webhooks().postUnsigned("{}");
    LoggerFactory.getLogger("dev.ava.Somewhere").error("the only one");

    await().until(() -> !sentry.events().isEmpty());
    assertThat(sentry.events())
        .extracting(event -> Json.text(event, "message", "formatted"))
        .containsExactly("the only one");
  }

  private void assertQuiet(String phone) {
    assertThat(sentry.envelopes())
        .noneMatch(text -> text.contains(phone.substring(1)))
        .noneMatch(text -> text.contains(CANARY))
        .noneMatch(text -> text.contains("the-access-token"))
        .noneMatch(text -> text.contains("127.0.0.1"));
  }

  private static List<JsonNode> exceptions(JsonNode event) {
    var found = new ArrayList<JsonNode>();
    if (event.get("exception") != null) {
      event.get("exception").get("values").values().forEach(found::add);
    }
    return found;
  }
}
