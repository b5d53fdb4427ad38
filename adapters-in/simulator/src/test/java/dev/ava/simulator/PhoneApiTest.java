package dev.ava.simulator;

import static dev.ava.simulator.Simulator.at;
import static dev.ava.simulator.WebhookTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Simulator simulator = Simulator.started();

  private final String waId = Simulator.newNumber();
  private final String phone = "/dev/phone/api/phones/" + waId;
  private final StubWebhook.Line webhook = simulator.webhook(waId);

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aMessageThatAvaTookHasOneTick() {
    simulator.post(phone + "/messages", write("hi"));

    assertThat(at(awaitStatus("sent"), "text").getStringValue()).isEqualTo("hi");
  }

  @Test
  void theAnswerTurnsItIntoTwo() {
    simulator.post(phone + "/messages", write("hi"));
    awaitStatus("sent");

    simulator.text("+" + waId, "[Echo] hi");

    awaitStatus("delivered");
    var answer = at(firstLook(false), "messages", 1);
    assertThat(at(answer, "direction").getStringValue()).isEqualTo("in");
    assertThat(at(answer, "text").getStringValue()).isEqualTo("[Echo] hi");
  }

  @Test
  void anAnswerThatOvertakesThe200CountsToo() {
    webhook.onMessage(() -> simulator.text("+" + waId, "quick"));

    simulator.post(phone + "/messages", write("hi"));

    awaitStatus("delivered");
  }

  @Test
  void markingOneAsReadTurnsItAndEarlierOnesBlue() {
    simulator.post(phone + "/messages", write("one"));
    var second = simulator.post(phone + "/messages", write("two"));
    simulator.post(phone + "/messages", write("three"));
    var id = at(simulator.tree(second.body()), "id").getStringValue();

    var answer =
        simulator.graph(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"%s",
             "typing_indicator":{"type":"text"}}"""
                .formatted(id));

    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    var view = firstLook(false);
    assertThat(at(view, "messages", 0, "status").getStringValue()).isEqualTo("read");
    assertThat(at(view, "messages", 1, "status").getStringValue()).isEqualTo("read");
    assertThat(at(view, "messages", 2, "status").getStringValue()).isNotEqualTo("read");
    assertThat(at(view, "typing").getBooleanValue()).isTrue();
  }

  @Test
  void aMessageThatAvaNeverTakesHasFailedAndSaysWhy() {
    var unavailable = HttpStatus.SERVICE_UNAVAILABLE;
    webhook.failWith(unavailable, unavailable, unavailable, unavailable);

    simulator.post(phone + "/messages", write("hi"));

    assertThat(at(awaitStatus("failed"), "note").getStringValue()).isEqualTo("Ava answered 503.");
    assertThat(at(simulator.tree(simulator.get(phone + "/webhooks").body()), 0, "attempt"))
        .isEqualTo(JsonNode.createNumberNode(4));
  }

  @Test
  void aForgedMessageIsTriedOnceAndFails() throws InterruptedException {
    simulator.post(phone + "/messages", "{\"text\":\"hi\",\"name\":\"Mia\",\"forged\":true}");

    assertThat(at(awaitStatus("failed"), "note").getStringValue()).isEqualTo("Ava answered 401.");
    assertThat(webhook.staysQuiet()).isTrue();
    assertThat(simulator.tree(simulator.get(phone + "/webhooks").body()).size()).isEqualTo(1);
  }

  @Test
  void anOfflinePhoneKeepsWhatIsWritten() throws InterruptedException {
    simulator.put(phone + "/online", "{\"online\":false}");
    simulator.post(phone + "/messages", write("one"));
    simulator.post(phone + "/messages", write("two"));

    assertThat(webhook.staysQuiet()).isTrue();

    simulator.put(phone + "/online", "{\"online\":true}");
    assertThat(webhook.next()).contains("\"one\"");
    assertThat(webhook.next()).contains("\"two\"");
    assertThat(webhook.staysQuiet()).isTrue();
  }

  @Test
  void anOfflinePhoneShowsNothingNew() {
    simulator.put(phone + "/online", "{\"online\":false}");
    simulator.text("+" + waId, "hello");

    var view = firstLook(true);

    assertThat(at(view, "messages").size()).isZero();
    assertThat(at(view, "online").getBooleanValue()).isFalse();
  }

  @Test
  void aReactionReachesAvaAndIsShownUntilItIsTakenAway() throws InterruptedException {
    var id = simulator.text("+" + waId, "hello");
    webhook.next();
    webhook.next();

    assertThat(simulator.post(phone + "/reactions", reaction(id, "\"👍\"")).statusCode())
        .isEqualTo(202);

    var put = message(webhook.next());
    assertThat(at(put, "type").getStringValue()).isEqualTo("reaction");
    assertThat(at(put, "from").getStringValue()).isEqualTo(waId);
    assertThat(at(put, "id").getStringValue()).startsWith("wamid.").isNotEqualTo(id);
    assertThat(at(put, "reaction", "message_id").getStringValue()).isEqualTo(id);
    assertThat(at(put, "reaction", "emoji").getStringValue()).isEqualTo("👍");
    assertThat(put.get("text")).isNull();
    assertThat(at(firstLook(false), "messages", 0, "reaction").getStringValue()).isEqualTo("👍");

    simulator.post(phone + "/reactions", reaction(id, "null"));

    var takenAway = at(message(webhook.next()), "reaction");
    assertThat(at(takenAway, "message_id").getStringValue()).isEqualTo(id);
    assertThat(takenAway.get("emoji")).isNull();
    assertThat(at(firstLook(false), "messages", 0).get("reaction")).isNull();
  }

  @Test
  void aReactionIsOnlyToWhatWasReceived() throws InterruptedException {
    var written = simulator.post(phone + "/messages", write("hi"));
    var own = at(simulator.tree(written.body()), "id").getStringValue();
    webhook.next();

    for (var id : List.of(own, "wamid.nothing")) {
      var answer = simulator.post(phone + "/reactions", reaction(id, "\"👍\""));

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("A reaction is to a message that was received.");
    }
    assertThat(webhook.staysQuiet()).isTrue();
  }

  @Test
  void anOfflinePhoneDoesNotReact() throws InterruptedException {
    var id = simulator.text("+" + waId, "hello");
    webhook.next();
    webhook.next();
    simulator.put(phone + "/online", "{\"online\":false}");

    var answer = simulator.post(phone + "/reactions", reaction(id, "\"👍\""));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A phone that is offline cannot react.");
    assertThat(webhook.staysQuiet()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"far too long to be a single emoji\""})
  void whatIsNoEmojiIsRefused(String emoji) {
    var id = simulator.text("+" + waId, "hello");

    var answer = simulator.post(phone + "/reactions", reaction(id, emoji));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"detail\":\"A reaction ");
  }

  @Test
  void aLookWaitsForTheNextMessage() throws Exception {
    var seen = firstLook(true);

    var waiting = CompletableFuture.supplyAsync(() -> lookOnFrom(seen));
    simulator.text("+" + waId, "hello");

    var view = waiting.get(10, TimeUnit.SECONDS);
    assertThat(at(view, "reset").getBooleanValue()).isFalse();
    assertThat(at(view, "messages", 0, "text").getStringValue()).isEqualTo("hello");
  }

  @Test
  void aPageOfAnotherEpochStartsAnew() {
    simulator.text("+" + waId, "hello");

    var view = look(phone, "another", 99, false);

    assertThat(at(view, "reset").getBooleanValue()).isTrue();
    assertThat(at(view, "messages").size()).isEqualTo(1);
  }

  @Test
  void phonesAreApart() {
    simulator.text("+" + waId, "for one");

    var other = look("/dev/phone/api/phones/" + Simulator.newNumber(), "none", 0, false);

    assertThat(at(other, "messages").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"  \",\"name\":\"Mia\"}",
        "{\"text\":\"hi\",\"name\":\"\"}",
        "{\"text\":\"hi\",\"name\":\"Mia\",\"copies\":0}",
        "{\"text\":\"hi\",\"name\":\"Mia\",\"copies\":11}"
      })
  void whatCannotBeWrittenIsRefusedWithASentence(String json) {
    var answer = simulator.post(phone + "/messages", json);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"detail\":\"A ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "abc", "0491511234567", "1234567890123456"})
  void aNumberThatIsNoneIsRefused(String number) {
    var answer = simulator.post("/dev/phone/api/phones/" + number + "/messages", write("hi"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A phone number is + and 7 to 15 digits");
  }

  @Test
  void theBusinessHasANumber() {
    assertThat(simulator.get("/dev/phone/api/business").body())
        .isEqualTo("{\"name\":\"Ava\",\"display_phone_number\":\"+15550783881\"}");
  }

  private static String reaction(String id, String emoji) {
    return "{\"message_id\":\"%s\",\"emoji\":%s}".formatted(id, emoji);
  }

  private static JsonNode message(String body) {
    return at(simulator.tree(body), "entry", 0, "changes", 0, "value", "messages", 0);
  }

  private JsonNode awaitStatus(String status) {
    var deadline = Instant.now().plus(PATIENCE);
    var view = firstLook(false);
    while (Instant.now().isBefore(deadline)) {
      var message = at(firstLook(false), "messages", 0);
      if (at(message, "status").getStringValue().equals(status)) {
        return message;
      }
      view = lookOnFrom(view);
    }
    throw new AssertionError("No message became " + status + ": " + firstLook(false));
  }

  private JsonNode lookOnFrom(JsonNode view) {
    var revision = at(view, "revision").getNumberValue().longValue();
    return look(phone, at(view, "epoch").getStringValue(), revision, true);
  }

  private JsonNode firstLook(boolean open) {
    var json = "{\"chat_open\":%s}".formatted(open);
    return simulator.tree(simulator.post(phone + "/look", json).body());
  }

  private static JsonNode look(String phone, String epoch, long revision, boolean open) {
    var json =
        "{\"epoch\":\"%s\",\"revision\":%d,\"chat_open\":%s}".formatted(epoch, revision, open);
    return simulator.tree(simulator.post(phone + "/look", json).body());
  }
}
