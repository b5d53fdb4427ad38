package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.DueReports.Report;
import dev.ava.bench.ReportingGraph.Taken;
import dev.ava.bootstrap.scratch.BusinessNumber;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final Taken TAKEN =
      new Taken("wamid.OUT.7", "15550001001", "[Echo] hello", "0199-1:1");

  private final JsonMapper json = JsonMapper.createDefault();
  private final BusinessNumber number = BusinessNumber.fresh();
  private final List<Taken> told = new CopyOnWriteArrayList<>();

  @Test
  void aReportCarriesWhatGraphAnsweredAndWhatAvaSent() throws IOException {
    var body = new Report(TAKEN, "delivered", 1_750_030_073).body("15550783881", "1065");

    var value = at(json.readValue(body, JsonNode.class), "entry", 0, "changes", 0, "value");
    var status = at(value, "statuses", 0);
    assertThat(text(status, "id")).isEqualTo("wamid.OUT.7");
    assertThat(text(status, "status")).isEqualTo("delivered");
    assertThat(text(status, "timestamp")).isEqualTo("1750030073");
    assertThat(text(status, "recipient_id")).isEqualTo("15550001001");
    assertThat(text(status, "biz_opaque_callback_data")).isEqualTo("0199-1:1");
    assertThat(text(at(value, "metadata"), "phone_number_id")).isEqualTo("1065");
    assertThat(body).doesNotContain("\n");
  }

  @Test
  void eachMessageIsReportedOnThreeTimes() throws InterruptedException {
    var due = new DueReports();

    due.taken(TAKEN);

    var statuses = new ArrayList<String>();
    for (var i = 0; i < DueReports.ON_EACH; i++) {
      statuses.add(due.next().report().status());
    }
    assertThat(statuses).containsExactlyInAnyOrder("sent", "delivered", "read");
    assertThat(due.owed()).isEqualTo(3);
  }

  @Test
  void graphAnswersWithTheIdThatItReportsOn() throws Exception {
    try (var graph = new ReportingGraph(number, Duration.ofMillis(1), told::add);
        var http = HttpClient.newHttpClient()) {
      var answer = send(http, graph, number.accessToken());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"messages\":[{\"id\":\"wamid.OUT.1\"}]");
      assertThat(told)
          .containsExactly(new Taken("wamid.OUT.1", "15550001001", "[Echo] \"hi\"", "0199-1:1"));
    }
  }

  @Test
  void graphTakesNothingFromAStranger() throws Exception {
    try (var graph = new ReportingGraph(number, Duration.ZERO, told::add);
        var http = HttpClient.newHttpClient()) {
      assertThat(send(http, graph, "another").statusCode()).isEqualTo(400);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void repliesAreToldApartByWhatTheySay() {
    var posts = WebhookPosts.fresh(number);
    var takings = new Takings(posts);

    IntStream.of(0, 1, 1, 700_000)
        .mapToObj(i -> "[Echo] " + posts.marker() + "-" + (10_000_000 + i) + " are you free?")
        .forEach(text -> takings.add(new Taken("wamid.X", "1", text, "")));
    takings.add(new Taken("wamid.Y", "1", "How to link your number", ""));

    assertThat(takings.count()).isEqualTo(new Takings.Count(5, 3, 1));
  }

  @Test
  void everyMessageIsFoundInItsWebhook() {
    var posts = WebhookPosts.fresh(number);

    assertThat(posts.message(posts.message(134_999))).isEqualTo(134_999);
    assertThat(posts.message(posts.marker() + "-12")).isNegative();
    assertThat(posts.message("hello")).isNegative();
  }

  private HttpResponse<String> send(HttpClient http, ReportingGraph graph, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(graph.url() + "/v25.0/" + number.id() + "/messages"))
            .header("Authorization", "Bearer " + token)
            .POST(
                BodyPublishers.ofString(
                    """
                    {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15550001001","type":"text",\
                    "text":{"body":"[Echo] \\"hi\\""},"biz_opaque_callback_data":"0199-1:1"}"""))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode at(JsonNode node, Object... path) {
    var found = node;
    for (var step : path) {
      found =
          Objects.requireNonNull(
              step instanceof Integer index ? found.get(index) : found.get((String) step));
    }
    return found;
  }

  private static String text(JsonNode node, String field) {
    return at(node, field).getStringValue();
  }
}
