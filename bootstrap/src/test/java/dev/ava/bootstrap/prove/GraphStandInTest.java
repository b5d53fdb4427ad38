package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The stand-in for Graph, over real HTTP.
class GraphStandInTest {
  private final Conditions conditions = Example.small(3);
  private final BusinessNumber number = BusinessNumber.fresh();
  private final Acceptances acceptances = new Acceptances();
  private final DueReports reports = new DueReports(conditions);
  private final GraphStandIn graph =
      new GraphStandIn(conditions, number, acceptances, reports::taken);
  private final HttpClient http = HttpClient.newHttpClient();

  GraphStandInTest() throws IOException {}

  @AfterEach
  void close() {
    http.close();
    graph.close();
  }

  @Test
  void itTakesAMessageAndRemembersIt() throws Exception {
    var id = UUID.randomUUID();
    var text = textThatIs(Treatment.Kind.TAKE);

    var answer = send(number.accessToken(), text, id + "/1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(acceptances.took(id)).isTrue();
    assertThat(acceptances.all()).singleElement().extracting(Taken::text).isEqualTo(text);
    assertThat(answer.body()).contains(acceptances.all().getFirst().wamid());
    assertThat(reports.isDone()).isFalse();
  }

  @Test
  void aLostAnswerIsOfAMessageThatWasTaken() {
    var text = textThatIs(Treatment.Kind.LOSE_ANSWER);

    assertThatThrownBy(() -> send(number.accessToken(), text, "")).isInstanceOf(IOException.class);

    assertThat(acceptances.different()).isEqualTo(1);
  }

  @Test
  void aDroppedRequestIsNotTaken() {
    var text = textThatIs(Treatment.Kind.DROP);

    assertThatThrownBy(() -> send(number.accessToken(), text, "")).isInstanceOf(IOException.class);

    assertThat(acceptances.all()).isEmpty();
  }

  @Test
  void anErrorIsOneOfMetasAndNothingIsTaken() throws Exception {
    var answer = send(number.accessToken(), textThatIs(Treatment.Kind.THROTTLE), "");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"code\":130429");
    assertThat(acceptances.all()).isEmpty();
  }

  @Test
  void aCopyIsCounted() throws Exception {
    var text = textThatIs(Treatment.Kind.TAKE);
    var id = UUID.randomUUID();
    send(number.accessToken(), text, id + "/1");
    assertThat(acceptances.copies()).isZero();

    acceptances.take("+491510000000", text, id + "/2", "wamid.OUT.again");

    assertThat(acceptances.copies()).isEqualTo(1);
    assertThat(acceptances.different()).isEqualTo(1);
  }

  @Test
  void aStrangerIsRefused() throws Exception {
    assertThat(send("guessed", textThatIs(Treatment.Kind.TAKE), "").statusCode()).isEqualTo(400);
    assertThat(acceptances.all()).isEmpty();
  }

  private String textThatIs(Treatment.Kind kind) {
    return IntStream.iterate(0, each -> each + 1)
        .mapToObj(each -> "text " + each)
        .filter(text -> Treatment.of(conditions, text, 1).kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> send(String token, String text, String callback) throws Exception {
    var body =
        """
        {"messaging_product":"whatsapp","to":"+491510000000","type":"text",
        "text":{"body":"%s"},"biz_opaque_callback_data":"%s"}"""
            .formatted(text, callback);
    return http.send(
        HttpRequest.newBuilder(URI.create(graph.url() + "/v25.0/" + number.id() + "/messages"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
