package dev.ava.simulator;

import static dev.ava.simulator.Simulator.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private static final Simulator simulator = Simulator.started();

  private final String waId = Simulator.newNumber();
  private final String phone = "/dev/phone/api/phones/" + waId;
  private final StubWebhook.Line webhook = simulator.webhook(waId);

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aMessageOfThePersonHasMetasShape() throws InterruptedException {
    var before = Instant.now().getEpochSecond();

    simulator.post(phone + "/messages", write("hi"));

    var body = simulator.tree(webhook.next());
    assertThat(at(body, "object").getStringValue()).isEqualTo("whatsapp_business_account");
    assertThat(at(body, "entry", 0, "changes", 0, "field").getStringValue()).isEqualTo("messages");
    var value = value(body);
    assertThat(at(value, "messaging_product").getStringValue()).isEqualTo("whatsapp");
    assertThat(at(value, "metadata", "display_phone_number").getStringValue())
        .isEqualTo("15550783881");
    assertThat(at(value, "metadata", "phone_number_id").getStringValue())
        .isEqualTo(Simulator.BUSINESS_ID);
    var contact = at(value, "contacts", 0);
    assertThat(at(contact, "profile", "name").getStringValue()).isEqualTo("Mia");
    assertThat(at(contact, "wa_id").getStringValue()).isEqualTo(waId);
    assertThat(at(contact, "user_id").getStringValue()).matches("US\\.[0-9]{20}");
    var message = at(value, "messages", 0);
    assertThat(at(message, "from").getStringValue()).isEqualTo(waId);
    assertThat(at(message, "from_user_id")).isEqualTo(at(contact, "user_id"));
    assertThat(at(message, "id").getStringValue()).startsWith("wamid.");
    assertThat(Long.parseLong(at(message, "timestamp").getStringValue()))
        .isBetween(before, before + 10);
    assertThat(at(message, "type").getStringValue()).isEqualTo("text");
    assertThat(at(message, "text", "body").getStringValue()).isEqualTo("hi");
    assertThat(value.get("statuses")).isNull();
  }

  @Test
  void theBytesAreAsciiWithEscapesAndMeanWhatWasTyped() throws InterruptedException {
    simulator.post(phone + "/messages", write("grüß 🌙 </b> ٥"));

    var body = webhook.next();
    assertThat(body).matches("\\p{ASCII}*").contains("gr\\u00fc\\u00df \\ud83c\\udf19 <\\/b>");
    var message = at(value(simulator.tree(body)), "messages", 0);
    assertThat(at(message, "text", "body").getStringValue()).isEqualTo("grüß 🌙 </b> ٥");
  }

  @Test
  void aPersonKeepsTheirUserId() throws InterruptedException {
    simulator.post(phone + "/messages", write("one"));
    simulator.post(phone + "/messages", write("two"));

    assertThat(userId(webhook.next())).isEqualTo(userId(webhook.next()));
  }

  @Test
  void reportsFollowAnAcceptedTextInOrder() throws InterruptedException {
    var id = simulator.text("+" + waId, "hello");

    var sent = status(webhook.next());
    var delivered = status(webhook.next());
    assertThat(at(sent, "status").getStringValue()).isEqualTo("sent");
    assertThat(at(delivered, "status").getStringValue()).isEqualTo("delivered");
    for (var report : new JsonNode[] {sent, delivered}) {
      assertThat(at(report, "id").getStringValue()).isEqualTo(id);
      assertThat(at(report, "recipient_id").getStringValue()).isEqualTo(waId);
      assertThat(at(report, "recipient_user_id").getStringValue()).startsWith("US.");
      assertThat(at(report, "biz_opaque_callback_data").getStringValue())
          .isEqualTo(Simulator.REFERENCE);
      assertThat(at(report, "timestamp").getStringValue()).matches("[0-9]{10}");
      assertThat(at(report, "pricing", "category").getStringValue()).isEqualTo("service");
    }
    assertThat(webhook.staysQuiet()).isTrue();
  }

  @Test
  void readFollowsWhenTheChatIsOpen() throws InterruptedException {
    simulator.text("+" + waId, "hello");
    webhook.next();
    webhook.next();

    simulator.post(phone + "/look", "{\"revision\":0,\"chat_open\":true}");

    var read = status(webhook.next());
    assertThat(at(read, "status").getStringValue()).isEqualTo("read");
    assertThat(read.get("pricing")).isNull();
  }

  @Test
  void nothingIsReadWhileTheChatIsClosed() throws InterruptedException {
    simulator.text("+" + waId, "hello");
    webhook.next();
    webhook.next();

    simulator.post(phone + "/look", "{\"revision\":0,\"chat_open\":false}");

    assertThat(webhook.staysQuiet()).isTrue();
  }

  @Test
  void anOfflinePhoneGetsItsMessagesWhenItIsBack() throws InterruptedException {
    simulator.put(phone + "/online", "{\"online\":false}");
    simulator.text("+" + waId, "hello");

    assertThat(at(status(webhook.next()), "status").getStringValue()).isEqualTo("sent");
    assertThat(webhook.staysQuiet()).isTrue();

    simulator.put(phone + "/online", "{\"online\":true}");
    assertThat(at(status(webhook.next()), "status").getStringValue()).isEqualTo("delivered");
  }

  @Test
  void whatAvaDoesNotTakeComesAgainInOrder() throws InterruptedException {
    webhook.failWith(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.ACCEPTED, HttpStatus.BAD_GATEWAY);

    simulator.text("+" + waId, "hello");

    assertThat(at(status(webhook.next()), "status").getStringValue()).isEqualTo("sent");
    assertThat(at(status(webhook.next()), "status").getStringValue()).isEqualTo("delivered");
    assertThat(simulator.get(phone + "/webhooks").body())
        .contains("\"status_code\":503", "\"status_code\":202", "\"status_code\":502");
  }

  @Test
  void aReportIsGivenUpAfterTheLastDelayAndTheNextOneStillComes() throws InterruptedException {
    var unavailable = HttpStatus.SERVICE_UNAVAILABLE;
    webhook.failWith(unavailable, unavailable, unavailable, unavailable);

    simulator.text("+" + waId, "hello");

    assertThat(at(status(webhook.next()), "status").getStringValue()).isEqualTo("delivered");
  }

  @Test
  void oneMessageCanComeThreeTimesAtOnce() throws InterruptedException {
    simulator.post(
        phone + "/messages", "{\"text\":\"hi\",\"name\":\"Mia\",\"copies\":3,\"forged\":false}");

    var first = webhook.next();
    assertThat(webhook.next()).isEqualTo(first);
    assertThat(webhook.next()).isEqualTo(first);
    assertThat(webhook.staysQuiet()).isTrue();
  }

  @Test
  void messagesOfOnePhoneComeInTheOrderOfWriting() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      simulator.post(phone + "/messages", write("number " + i));
    }

    for (int i = 0; i < 20; i++) {
      assertThat(webhook.next()).contains("\"number " + i + "\"");
    }
  }

  static String write(String text) {
    return "{\"text\":\"%s\",\"name\":\"Mia\"}".formatted(text);
  }

  private static JsonNode value(JsonNode body) {
    return at(body, "entry", 0, "changes", 0, "value");
  }

  private JsonNode status(String body) {
    return at(value(simulator.tree(body)), "statuses", 0);
  }

  private JsonNode userId(String body) {
    return at(value(simulator.tree(body)), "contacts", 0, "user_id");
  }
}
