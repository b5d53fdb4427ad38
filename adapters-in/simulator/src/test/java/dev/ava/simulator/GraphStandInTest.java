package dev.ava.simulator;

import static dev.ava.simulator.Simulator.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphStandInTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.started();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void acceptsATextAsMetaDoes() {
    var answer =
        simulator.graph(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+4915112345678",
             "type":"text","text":{"body":"hi","preview_url":false}}""");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .matches(
            "\\{\"messaging_product\":\"whatsapp\","
                + "\"contacts\":\\[\\{\"input\":\"\\+4915112345678\",\"wa_id\":\"4915112345678\"}],"
                + "\"messages\":\\[\\{\"id\":\"wamid\\.[A-Za-z0-9+/=]{20,}\"}]}");
  }

  @Test
  void givesEveryMessageAnotherId() {
    var one = simulator.text("+4915112345678", "same");
    var other = simulator.text("+4915112345678", "same");

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void reachesAPersonByUserIdOnceTheirPhoneIsInUse() {
    var userId = MetaIds.userId("4915112340001");
    var json =
        """
        {"messaging_product":"whatsapp","recipient":"%s","type":"text","text":{"body":"hi"}}"""
            .formatted(userId);

    var before = simulator.graph(json);
    simulator.text("+4915112340001", "first");
    var after = simulator.graph(json);

    assertRefused(before, 400, 131026);
    assertThat(after.statusCode()).isEqualTo(200);
    var contact = at(simulator.tree(after.body()), "contacts", 0);
    assertThat(at(contact, "user_id").getStringValue()).isEqualTo(userId);
    assertThat(contact.get("wa_id")).isNull();
  }

  @Test
  void prefersTheNumberOverTheUserId() {
    var answer =
        simulator.graph(
            """
            {"messaging_product":"whatsapp","to":"+4915112340002","recipient":"US.1",
             "text":{"body":"hi"}}""");

    var contact = at(simulator.tree(answer.body()), "contacts", 0);
    assertThat(at(contact, "wa_id").getStringValue()).isEqualTo("4915112340002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "graph-token", "Basic graph-token", "Bearer "})
  void refusesAWrongToken(String authorization) {
    assertRefused(simulator.graph(Simulator.GRAPH, authorization, "{}"), 401, 190);
  }

  @Test
  void refusesACallWithoutToken() {
    assertRefused(simulator.post(Simulator.GRAPH, "{}"), 401, 190);
  }

  @Test
  void checksTheTokenBeforeTheBody() {
    assertRefused(simulator.graph(Simulator.GRAPH, "Bearer wrong", "not JSON"), 401, 190);
  }

  @Test
  void knowsNoOtherBusinessNumber() {
    var answer = simulator.graph("/dev/graph/v25.0/1/messages", "Bearer " + Simulator.TOKEN, "{}");

    assertRefused(answer, 400, 100);
    assertThat(answer.body()).contains("Object with ID '1' does not exist", "\"error_subcode\":33");
  }

  @Test
  void knowsNoPathWithoutVersion() {
    var answer =
        simulator.graph(
            "/dev/graph/latest/%s/messages".formatted(Simulator.BUSINESS_ID),
            "Bearer " + Simulator.TOKEN,
            "{}");

    assertRefused(answer, 400, 2500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "| 100",
        "not JSON | 100",
        "[] | 100",
        "null | 100",
        "{} | 100",
        "{'messaging_product':'sms'} | 100",
        "{'messaging_product':'whatsapp'} | 100",
        "{'messaging_product':'whatsapp','to':'+4915112345678'} | 131008",
        "{'messaging_product':'whatsapp','to':'+4915112345678','type':'text'} | 131008",
        "{'messaging_product':'whatsapp','to':'+4915112345678','text':{}} | 131008",
        "{'messaging_product':'whatsapp','to':'+4915112345678','text':{'body':' '}} | 100",
        "{'messaging_product':'whatsapp','to':'4915112345678','text':{'body':'hi'}} | 131009",
        "{'messaging_product':'whatsapp','to':'+49 151','text':{'body':'hi'}} | 131009",
        "{'messaging_product':'whatsapp','to':'+15550783881','text':{'body':'hi'}} | 131021",
        "{'messaging_product':'whatsapp','to':'+4915112345678','type':'image'} | 131051",
        "{'messaging_product':'whatsapp','recipient_type':'group','to':'+4915112345678'} | 100",
        "{'messaging_product':'whatsapp','status':'delivered','message_id':'x'} | 100",
        "{'messaging_product':'whatsapp','status':'read'} | 100",
        "{'messaging_product':'whatsapp','status':'read','message_id':'wamid.none'} | 131009",
      })
  void refusesWhatMetaRefuses(String body, int code) {
    assertRefused(simulator.graph(body == null ? "" : body.replace('\'', '"')), 400, code);
  }

  @Test
  void takesATextOfExactly4096Characters() {
    assertThat(simulator.graph(textOf("🌙".repeat(4_096))).statusCode()).isEqualTo(200);
    assertRefused(simulator.graph(textOf("x".repeat(4_097))), 400, 100);
  }

  @Test
  void takesCallbackDataOfAtMost512Characters() {
    var fits = textOf("hi").replaceFirst("\\{", callbackData(512));
    var tooLong = textOf("hi").replaceFirst("\\{", callbackData(513));

    assertThat(simulator.graph(fits).statusCode()).isEqualTo(200);
    assertRefused(simulator.graph(tooLong), 400, 100);
  }

  private static String callbackData(int length) {
    return "{\"biz_opaque_callback_data\":\"%s\",".formatted("j".repeat(length));
  }

  private static String textOf(String body) {
    return """
    {"messaging_product":"whatsapp","to":"+4915112345678","text":{"body":"%s"}}"""
        .formatted(body);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, int code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    var error = at(simulator.tree(answer.body()), "error");
    assertThat(at(error, "code").getIntValue()).as(answer.body()).isEqualTo(code);
    assertThat(at(error, "message").getStringValue()).isNotBlank();
    assertThat(at(error, "type").getStringValue()).isNotBlank();
    assertThat(at(error, "fbtrace_id").getStringValue()).isNotBlank();
    assertThat(error.get("http_status")).isNull();
  }
}
