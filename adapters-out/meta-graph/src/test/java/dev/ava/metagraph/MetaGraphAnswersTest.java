package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway makes of what Meta answers.
final class MetaGraphAnswersTest {
  private static final String ACCEPTED =
      "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+16505551234\",\"wa_id\":"
          + "\"16505551234\"}],\"messages\":[{\"id\":\"wamid.X\",\"message_status\":\"accepted\"}]}";

  private static final StubGraph graph = new StubGraph();
  private static final ApplicationContext context =
      Gateways.start(graph.url() + "/dev/graph/", Map.of());
  private static final MessageGateway gateway = context.getBean(MessageGateway.class);

  @AfterAll
  static void close() {
    context.close();
    graph.close();
  }

  @Test
  void aTextGoesOutAsMetaWantsIt() {
    graph.answers(200, "", ACCEPTED);

    var result = gateway.send(Gateways.message("US.A1", "+16505551234", "hi \"🌙\"\n<שלום>"));

    assertThat(result).isEqualTo(new Result.Accepted(new Wamid("wamid.X")));
    assertThat(graph.requests()).hasSize(1);
    var request = graph.requests().getFirst();
    assertThat(request.head())
        .startsWith("POST /dev/graph/v25.0/106540352242922/messages HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nauthorization: Bearer EAAG-secret-token\r\n")
        .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
        .containsIgnoringCase("\r\naccept: application/json\r\n");
    assertThat(request.body())
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                + "\"to\":\"+16505551234\",\"type\":\"text\","
                + "\"text\":{\"body\":\"hi \\\"\\uD83C\\uDF19\\\"\\n<שלום>\",\"preview_url\":false},"
                + "\"biz_opaque_callback_data\":\"0197c6a2-1111-7000-8000-000000000001\"}");
  }

  @Test
  void aPersonWithoutANumberIsReachedByUserId() {
    graph.answers(200, "", ACCEPTED);

    var result = gateway.send(Gateways.message("US.A1", null, "hi"));

    assertThat(result).isInstanceOf(Result.Accepted.class);
    assertThat(graph.requests().getFirst().body())
        .contains("\"recipient\":\"US.A1\"")
        .doesNotContain("\"to\"");
  }

  @Test
  void severalTextsShareAConnection() {
    graph.answers(200, "", ACCEPTED);

    for (int i = 0; i < 5; i++) {
      assertThat(gateway.send(Gateways.message("hi"))).isInstanceOf(Result.Accepted.class);
    }

    assertThat(graph.requests()).hasSize(5);
    assertThat(graph.connections()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(MetaErrorCode.class)
  void everyKnownErrorIsHandledAsTheTableSays(MetaErrorCode error) {
    graph.answers(400, "", error(error.code(), ""));

    var why = new SendFailure(error.code(), "M: D, trace Az8");
    var wait = Optional.of(error.waitAtLeast()).filter(Duration::isPositive);
    assertThat(gateway.send(Gateways.message("hi")))
        .isEqualTo(
            switch (error.handling()) {
              case RETRY, HOLD, CONFIGURATION -> new Result.Deferred(why, wait);
              case PERMANENT, WINDOW, TEMPLATE, BUG -> new Result.Refused(why);
            });
    assertThat(graph.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429,130429,true",
    "429,131056,true",
    "400,4,true",
    "429,80007,true",
    "503,2,true",
    "500,131000,true",
    "500,131016,true",
    "500,133004,true",
    "401,0,true",
    "401,190,true",
    "403,10,true",
    "403,3,true",
    "403,200,true",
    "403,299,true",
    "400,300,false",
    "400,199,false",
    "400,100,false",
    "400,131026,false",
    "400,131047,false",
    "400,132001,false",
    "500,100,false",
    "400,999999,false",
    "500,999999,true",
    "200,190,true"
  })
  void theCodeDecidesAndNotTheStatus(int status, int code, boolean later) {
    graph.answers(status, "", error(code, ""));

    var result = gateway.send(Gateways.message("hi"));

    assertThat(result).isInstanceOf(later ? Result.Deferred.class : Result.Refused.class);
  }

  @Test
  void anUnknownErrorThatPassesIsTriedAgain() {
    graph.answers(400, "", error(999_999, ",\"is_transient\":true"));

    assertThat(gateway.send(Gateways.message("hi"))).isInstanceOf(Result.Deferred.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Retry-After: 120|PT2M",
        "Retry-After: 0|-",
        "Retry-After: soon|-",
        "Retry-After: -5|-",
        "Retry-After: 999999999|PT24H",
        "Retry-After: Fri, 20 Nov 2026 12:00:30 GMT|PT30S",
        "Retry-After: Fri, 20 Nov 2026 11:00:00 GMT|-",
        "X-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":3},{\"estimated_time_to_regain_access\":7}],\"2\":[]}|PT7M",
        "X-Business-Use-Case-Usage: {\"1\":{}}|-",
        "X-Business-Use-Case-Usage: {|-",
        "X-Business-Use-Case-Usage: [[1]]|-",
      })
  void howLongMetaAsksToWaitIsHonoured(String header, @Nullable Duration wait) {
    graph.answers(429, header + "\r\n", error(131_016, ""));

    assertThat(gateway.send(Gateways.message("hi")))
        .isEqualTo(
            new Result.Deferred(
                new SendFailure(131_016, "M: D, trace Az8"), Optional.ofNullable(wait)));
  }

  @Test
  void theLongerOfTwoWaitsCounts() {
    graph.answers(429, "Retry-After: 1\r\n", error(131_056, ""));

    assertThat(gateway.send(Gateways.message("hi")))
        .isInstanceOfSatisfying(
            Result.Deferred.class,
            deferred -> assertThat(deferred.retryAfter()).contains(Duration.ofSeconds(6)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"code\":131026,\"message\":\"M\",\"error_data\":\"plain\"}}|M: plain",
        "{\"error\":{\"code\":131026,\"message\":\"M\",\"error_data\":{\"details\":\"M\"}}}|M",
        "{\"error\":{\"code\":\"131026\",\"message\":\"a\\nb\\u0000c\"}}|a b c",
        "{\"error\":{\"code\":131026,\"message\":{},\"error_data\":[1]}}|Meta gave no reason.",
        "{\"error\":{\"code\":131026,\"error_subcode\":2494055,\"fbtrace_id\":\"A z\"}}|Meta gave no reason., subcode 2494055, trace A z",
      })
  void theReasonIsWhatMetaSaysInOneLine(String body, String reason) {
    graph.answers(400, "", body);

    assertThat(gateway.send(Gateways.message("hi")))
        .isEqualTo(new Result.Refused(new SendFailure(131_026, reason)));
  }

  @Test
  void theReasonNamesNoSecretNoTextAndNoNumber() {
    graph.answers(
        400,
        "",
        "{\"error\":{\"code\":190,\"message\":\"Malformed access token EAAG-secret-token for"
            + " +16505551234 and 16505551234\",\"error_data\":{\"details\":\"Body was: my"
            + " secret\"}}}");

    var result = gateway.send(Gateways.message("my secret"));

    assertThat(result)
        .isEqualTo(
            new Result.Deferred(
                new SendFailure(190, "Malformed access token *** for *** and ***: Body was: ***"),
                Optional.empty()));
  }

  @Test
  void aLongReasonIsCut() {
    graph.answers(
        400, "", "{\"error\":{\"code\":131026,\"message\":\"" + "🌙".repeat(1_000) + "\"}}");

    assertThat(gateway.send(Gateways.message("hi")))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.why().reason()).isEqualTo("🌙".repeat(149) + "…"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "OK",
        "<html>",
        "{",
        "{}",
        "[]",
        "{\"messages\":[]}",
        "{\"messages\":{}}",
        "{\"messages\":[{}]}",
        "{\"messages\":[{\"id\":\"\"}]}",
        "{\"messages\":[{\"id\":{}}]}",
        "{\"error\":{\"message\":\"no code\"}}",
        "{\"error\":\"text\"}"
      })
  void anAnswerWithoutAMessageIdLeavesItOpen(String body) {
    graph.answers(200, "", body);

    assertThat(gateway.send(Gateways.message("hi")))
        .isEqualTo(
            new Result.Unanswered(
                new SendFailure(null, "The Graph API answered 200 without a message id.")));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 408, 500, 502, 503, 504})
  void astrayAnswersThatDoNotRefuseLeaveItOpen(int status) {
    graph.answers(status, "", "");

    assertThat(gateway.send(Gateways.message("hi"))).isInstanceOf(Result.Unanswered.class);
    assertThat(graph.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 405, 413, 429})
  void aRefusalThatIsNotMetasIsTriedAgainAndNeverFollowed(int status) {
    graph.answers(status, "Location: " + graph.url() + "/elsewhere\r\n", "<html>");

    assertThat(gateway.send(Gateways.message("hi")))
        .isEqualTo(
            new Result.Deferred(
                new SendFailure(
                    null, "The Graph API answered " + status + " without an error of Meta's."),
                Optional.empty()));
    assertThat(graph.requests()).hasSize(1);
  }

  @Test
  void nothingIsSentByAThreadThatIsToStop() {
    graph.answers(200, "", ACCEPTED);
    Thread.currentThread().interrupt();

    var result = gateway.send(Gateways.message("hi"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isInstanceOf(Result.Deferred.class);
    assertThat(graph.requests()).isEqualTo(List.of());
  }

  private static String error(int code, String more) {
    return "{\"error\":{\"message\":\"M\",\"type\":\"OAuthException\",\"code\":"
        + code
        + more
        + ",\"fbtrace_id\":\"Az8\",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":"
        + "\"D\"}}}";
  }
}
