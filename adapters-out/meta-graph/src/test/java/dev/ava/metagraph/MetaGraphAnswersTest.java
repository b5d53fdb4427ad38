package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    var result = gateway.send(Gateways.message("US.A1", "+16505551234", "hi \"🌙\"\n<שלום>"), 1);

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
                + "\"biz_opaque_callback_data\":\"0197c6a2-1111-7000-8000-000000000001/1\"}");
  }

  @Test
  void aPersonWithoutANumberIsReachedByUserId() {
    graph.answers(200, "", ACCEPTED);

    var result = gateway.send(Gateways.message("US.A1", null, "hi"), 1);

    assertThat(result).isInstanceOf(Result.Accepted.class);
    assertThat(graph.requests().getFirst().body())
        .contains("\"recipient\":\"US.A1\"")
        .doesNotContain("\"to\"");
  }

  @Test
  void severalTextsShareAConnection() {
    graph.answers(200, "", ACCEPTED);

    for (int i = 0; i < 5; i++) {
      assertThat(gateway.send(Gateways.message("hi"), 1)).isInstanceOf(Result.Accepted.class);
    }

    assertThat(graph.requests()).hasSize(5);
    assertThat(graph.connections()).isLessThanOrEqualTo(1);
  }

  @Test
  void anotherAttemptHasAnotherReference() {
    graph.answers(200, "", ACCEPTED);

    gateway.send(Gateways.message("hi"), 12);

    assertThat(graph.requests().getFirst().body())
        .contains("\"biz_opaque_callback_data\":\"0197c6a2-1111-7000-8000-000000000001/12\"");
  }

  @ParameterizedTest
  @CsvSource({
    "300,400,PERMANENT",
    "199,400,PERMANENT",
    "199,503,RETRY",
    "-1,400,PERMANENT",
    "999999,400,PERMANENT",
    "999999,429,PERMANENT",
    "999999,200,PERMANENT",
    "999999,499,PERMANENT",
    "999999,500,RETRY",
    "147000,400,PERMANENT",
    "147006,400,PERMANENT",
    "131201,400,PERMANENT",
    "138000,500,RETRY"
  })
  void anUnknownErrorPassesIfTheFaultIsOnMetasSide(int code, int status, Handling handling) {
    graph.answers(status, "", error(code, ""));

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            new Result.Failed(
                new SendFailure(code, "M: D, trace Az8"), handling, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"true,RETRY", "false,PERMANENT", "null,PERMANENT", "1,PERMANENT", "[],PERMANENT"})
  void anUnknownErrorPassesIfMetaSaysSo(String isTransient, Handling handling) {
    graph.answers(400, "", error(999_999, ",\"is_transient\":" + isTransient));

    assertThat(handling(gateway.send(Gateways.message("hi"), 1))).isEqualTo(handling);
  }

  @ParameterizedTest
  @CsvSource({"33,STOP", "34,BUG", "2494055,BUG", "null,BUG"})
  void aNumberOutOfReachIsNoMisspelledParameter(String subcode, Handling handling) {
    graph.answers(400, "", error(100, ",\"error_subcode\":" + subcode));

    assertThat(handling(gateway.send(Gateways.message("hi"), 1))).isEqualTo(handling);
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

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            new Result.Failed(
                new SendFailure(131_016, "M: D, trace Az8"),
                Handling.RETRY,
                Optional.ofNullable(wait)));
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

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            new Result.Failed(
                new SendFailure(131_026, reason), Handling.PERMANENT, Optional.empty()));
  }

  @Test
  void theReasonNamesNoSecretNoTextAndNoNumber() {
    graph.answers(
        400,
        "",
        "{\"error\":{\"code\":190,\"message\":\"Malformed access token EAAG-secret-token for"
            + " +16505551234 and 16505551234\",\"error_data\":{\"details\":\"Body was: my"
            + " secret\"}}}");

    var result = gateway.send(Gateways.message("my secret"), 1);

    assertThat(result)
        .isEqualTo(
            new Result.Failed(
                new SendFailure(190, "Malformed access token *** for *** and ***: Body was: ***"),
                Handling.STOP,
                Optional.empty()));
  }

  @Test
  void aLongReasonIsCut() {
    graph.answers(
        400, "", "{\"error\":{\"code\":131026,\"message\":\"" + "🌙".repeat(1_000) + "\"}}");

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.why().reason()).isEqualTo("🌙".repeat(149) + "…"));
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

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            new Result.Unanswered(
                new SendFailure(null, "The Graph API answered 200 without a message id.")));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 408, 500, 502, 503, 504})
  void astrayAnswersThatDoNotRefuseLeaveItOpen(int status) {
    graph.answers(status, "", "");

    assertThat(gateway.send(Gateways.message("hi"), 1)).isInstanceOf(Result.Unanswered.class);
    assertThat(graph.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 405, 413, 429})
  void aRefusalThatIsNotMetasIsTriedAgainAndNeverFollowed(int status) {
    graph.answers(status, "Location: " + graph.url() + "/elsewhere\r\n", "<html>");

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            new Result.Failed(
                new SendFailure(
                    null, "The Graph API answered " + status + " without an error of Meta's."),
                Handling.RETRY,
                Optional.empty()));
    assertThat(graph.requests()).hasSize(1);
  }

  @Test
  void nothingIsSentByAThreadThatIsToStop() {
    graph.answers(200, "", ACCEPTED);
    Thread.currentThread().interrupt();

    var result = gateway.send(Gateways.message("hi"), 1);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result)
        .isEqualTo(
            new Result.Failed(
                new SendFailure(null, "Ava is stopping."), Handling.RETRY, Optional.empty()));
    assertThat(graph.requests()).isEqualTo(List.of());
  }

  private static Handling handling(Result result) {
    return assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.type(Result.Failed.class))
        .actual()
        .handling();
  }

  private static String error(int code, String more) {
    return "{\"error\":{\"message\":\"M\",\"type\":\"OAuthException\",\"code\":"
        + code
        + more
        + ",\"fbtrace_id\":\"Az8\",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":"
        + "\"D\"}}}";
  }
}
