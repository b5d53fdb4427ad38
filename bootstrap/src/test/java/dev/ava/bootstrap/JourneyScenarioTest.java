package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// One message's journey, found by its id. The log is everybody's, so nothing else runs meanwhile.
@Isolated
class JourneyScenarioTest {
  /// The exporter tries five times and waits in between.
  private static final Duration GIVES_UP = Duration.ofMinutes(1);

  private static final String ARRIVAL = "POST /webhook";

  private final CollectorDouble collector = CollectorDouble.start();
  private final HttpClient http = HttpClient.newHttpClient();
  private LogLines log;
  private RunningAva ava;

  @BeforeEach
  void start() throws Exception {
    log = LogLines.listen("json");
    ava =
        RunningAva.start(
            Map.of(
                "WHATSAPP_LINKING", "open",
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20of-the-collector",
                "OTEL_SERVICE_NAME", "ava-of-the-tests"));
  }

  @AfterEach
  void stop() throws Exception {
    ava.close();
    log.close();
    collector.close();
  }

  @Test
  void aMessageIsFoundByItsIdInLogsMetricsAndATrace() throws Exception {
    var phone = Api.somePhone();
    var wamid = Webhooks.wamid();
    ava.api().signedUp().put("/preferences/whatsapp", Api.phone(phone));

    var request = ava.webhooks().post(Webhooks.text(phone, wamid, "a canary").getBytes(UTF_8));
    var requestId = request.headers().firstValue("X-Request-Id").orElseThrow();
    await().until(() -> ava.graph().to(phone).size() == 1 && ava.waiting() == 0);
    var sent = ava.graph().to(phone).getFirst();
    ava.webhooks().post(Webhooks.status(sent, "delivered"));

    await().untilAsserted(() -> assertThat(said(sent.wamid())).contains("handled"));
    assertThat(said(wamid)).containsExactly("stored", "handled", "accepted");
    assertLogged(wamid, requestId, sent);
    assertMeasured(wamid);
    var node = ava.node();
    ava.server().close();
    assertTraced(wamid, requestId, node, sent);
    assertThat(log.all()).noneMatch(line -> line.contains(phone.substring(1)));
    assertThat(log.all()).noneMatch(line -> line.contains("a canary"));
    assertThat(collector.requests().toString())
        .doesNotContain(phone.substring(1), "a canary", "the-access-token");
  }

  @Test
  void whatMetaRefusesIsFoundToo() throws Exception {
    var phone = Api.somePhone();
    var wamid = Webhooks.wamid();
    ava.api().signedUp().put("/preferences/whatsapp", Api.phone(phone));
    ava.graph().refuse(phone, 131_026);

    ava.webhooks().post(Webhooks.text(phone, wamid, "hello"));

    await().untilAsserted(() -> assertThat(said(wamid)).contains("refused"));
    assertThat(lines(wamid)).anyMatch(line -> Json.text(line, "level").equals("WARN"));
    assertThat(scrape("text/plain"))
        .containsPattern(
            "ava_graph_requests_seconds_count\\{code=\"131026\",outcome=\"failed\"} 1\\b");
    ava.server().close();
    assertThat(collector.trace(trace(wamid)))
        .anySatisfy(
            span -> assertThat(span.attributes()).containsEntry("ava.outcome", "failed 131026"))
        .anySatisfy(span -> assertThat(span.attributes()).containsEntry("ava.outcome", "refused"));
  }

  @Test
  void aWebhookThatComesTwiceIsInTheSameTraceWithoutASecondBeginning() throws Exception {
    var wamid = Webhooks.wamid();
    var body = Webhooks.text(Api.somePhone(), wamid, "hello");

    ava.webhooks().post(body);
    ava.webhooks().post(body);

    await().untilAsserted(() -> assertThat(said(wamid)).contains("known", "handled"));
    ava.server().close();
    var arrivals =
        collector.trace(trace(wamid)).stream().filter(span -> span.name().equals(ARRIVAL)).toList();
    assertThat(arrivals).hasSize(2);
    assertThat(arrivals).extracting(CollectorDouble.Seen::id).doesNotHaveDuplicates();
    assertThat(arrivals).filteredOn(span -> span.parent().isEmpty()).hasSize(1);
  }

  @Test
  void aCollectorThatIsAwayDelaysNothingAndIsNoError() throws Exception {
    var phone = Api.somePhone();
    ava.api().signedUp().put("/preferences/whatsapp", Api.phone(phone));
    collector.close();

    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "hello"));

    await().until(() -> ava.graph().to(phone).size() == 1);
    await()
        .atMost(GIVES_UP)
        .until(() -> log.all().stream().anyMatch(line -> line.contains("io.opentelemetry")));
    assertThat(log.all()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
    ava.server().close();
  }

  private void assertLogged(String wamid, String requestId, GraphDouble.Sent sent) {
    assertThat(lines(wamid))
        .allSatisfy(line -> assertThat(Json.text(line, "mdc", "trace_id")).isEqualTo(trace(wamid)));
    assertThat(lines(wamid).getFirst())
        .satisfies(line -> assertThat(Json.text(line, "mdc", "request_id")).isEqualTo(requestId));
    assertThat(lines(wamid).getLast())
        .satisfies(line -> assertThat(Json.text(line, "mdc", "sent_id")).isEqualTo(sent.wamid()))
        .satisfies(
            line ->
                assertThat(Json.text(line, "formattedMessage"))
                    .contains(sent.callback().substring(0, 36)));
  }

  private void assertMeasured(String wamid) throws Exception {
    assertThat(scrape("application/openmetrics-text;version=1.0.0"))
        .endsWith("# EOF\n")
        .containsPattern(
            "ava_graph_requests_seconds_bucket\\{code=\"none\",outcome=\"accepted\",le=\"[^\"]+\"}"
                + " 1 # \\{span_id=\"[0-9a-f]{16}\",trace_id=\""
                + trace(wamid)
                + "\"}");
    assertThat(scrape("text/plain"))
        .containsPattern(
            "ava_journey_step_seconds_count\\{outcome=\"accepted\",step=\"outbox\"} 1\\b")
        .doesNotContain(trace(wamid));
  }

  private void assertTraced(String wamid, String requestId, String node, GraphDouble.Sent sent) {
    var spans = collector.trace(trace(wamid));

    assertThat(spans)
        .extracting(CollectorDouble.Seen::name)
        .containsExactly(ARRIVAL, "process inbox", "reply", "process outbox", "POST /messages");
    var arrival = spans.getFirst();
    assertThat(arrival.parent()).isEmpty();
    assertThat(arrival.attributes())
        .containsEntry("ava.request_id", requestId)
        .containsEntry("messaging.message.id", wamid);
    assertThat(spans.get(1).parent()).isEqualTo(arrival.id());
    assertThat(spans.get(2).parent()).isEqualTo(spans.get(1).id());
    assertThat(spans.get(3).parent()).isEqualTo(arrival.id());
    assertThat(spans.get(4).parent()).isEqualTo(spans.get(3).id());
    assertThat(spans.get(4).attributes())
        .containsEntry("ava.outcome", "accepted")
        .containsEntry("ava.sent_id", sent.wamid());
    assertThat(arrival.service())
        .containsEntry("service.name", "ava-of-the-tests")
        .containsEntry("service.instance.id", node);
    assertThat(collector.trace(trace(sent.wamid())))
        .extracting(CollectorDouble.Seen::name)
        .containsExactly(ARRIVAL, "process inbox");
    assertThat(collector.requests())
        .allSatisfy(
            request ->
                assertThat(request.headers())
                    .containsEntry("Authorization", "Bearer of-the-collector")
                    .containsEntry("Content-type", "application/x-protobuf"));
  }

  /// What the log says of a message, one word for each line of its journey.
  private List<String> said(String id) {
    return lines(id).stream()
        .filter(line -> Json.text(line, "loggerName").equals("dev.ava.journey"))
        .map(line -> Json.text(line, "formattedMessage").replaceAll("^[^:]*: (\\w+).*$", "$1"))
        .toList();
  }

  private List<JsonNode> lines(String id) {
    return log.all().stream()
        .map(line -> Json.read(line.getBytes(UTF_8)))
        .filter(line -> id.equals(messageId(line)))
        .toList();
  }

  private static String messageId(JsonNode line) {
    return Optional.ofNullable(line.get("mdc"))
        .map(mdc -> mdc.get("message_id"))
        .map(JsonNode::coerceStringValue)
        .orElse("");
  }

  /// As everybody can reckon it.
  private static String trace(String wamid) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(wamid.getBytes(UTF_8)))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String scrape(String accept) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(ava.url() + "/prometheus")).header("Accept", accept);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
