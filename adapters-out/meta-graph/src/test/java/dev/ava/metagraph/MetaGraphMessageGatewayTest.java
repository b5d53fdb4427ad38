package dev.ava.metagraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.testkit.contract.GatewayHarness;
import dev.ava.testkit.contract.MessageGatewayContract;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class MetaGraphMessageGatewayTest extends MessageGatewayContract {
  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.context.close();
    harness.graph.close();
  }

  @Override
  protected GatewayHarness harness() {
    return harness;
  }

  private static final class Harness implements GatewayHarness {
    private final StubGraph graph = new StubGraph();
    private final ApplicationContext context =
        Gateways.start(graph.url(), Map.of("ava.whatsapp.read-timeout", "2s"));

    Harness() {
      accepts(new Wamid("wamid.FIRST"));
    }

    @Override
    public MessageGateway gateway() {
      return context.getBean(MessageGateway.class);
    }

    @Override
    public void accepts(Wamid wamid) {
      graph.answers(200, "", "{\"messages\":[{\"id\":\"" + wamid.value() + "\"}]}");
    }

    @Override
    public int refuses() {
      graph.answers(
          400,
          "",
          "{\"error\":{\"message\":\"(#131026) Message undeliverable\",\"code\":131026,"
              + "\"error_data\":{\"details\":\"Message Undeliverable.\"}}}");
      return 131_026;
    }

    @Override
    public void throttles(Duration retryAfter) {
      graph.answers(
          429,
          "Retry-After: " + retryAfter.toSeconds() + "\r\n",
          "{\"error\":{\"message\":\"(#130429) Rate limit hit\",\"code\":130429}}");
    }

    @Override
    public void hangs() {
      graph.behaves(
          connection -> {
            connection.readRequest();
            connection.hang();
          });
    }

    @Override
    public void drops() {
      graph.behaves(StubGraph.Connection::readRequest);
    }

    @Override
    public void babbles() {
      graph.answers(200, "", "<html>Welcome to the hotel's network</html>");
    }

    @Override
    public void isDown() {
      graph.close();
    }

    @Override
    public List<Received> received() {
      return graph.requests().stream().map(request -> received(request.body())).toList();
    }

    private Received received(String body) {
      try {
        var request =
            context.getBean(JsonMapper.class).readValue(body.getBytes(UTF_8), JsonNode.class);
        var to = Json.text(request, "to");
        return new Received(
            to.isEmpty() ? Json.text(request, "recipient") : to,
            Json.text(Json.get(request, "text"), "body"),
            Json.text(request, "biz_opaque_callback_data"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
