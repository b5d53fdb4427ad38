package dev.ava.bootstrap.prove;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ava.bootstrap.scratch.BusinessNumber;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Graph API on loopback that takes messages and, where the plan says so, loses its answer, drops
/// the request, answers with an error or takes its time.
final class GraphStandIn implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  private final JsonMapper json = JsonMapper.createDefault();
  private final Conditions conditions;
  private final BusinessNumber number;
  private final Acceptances acceptances;
  private final Consumer<Taken> reporter;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param reporter is told of every message that was taken, before it is answered
  GraphStandIn(
      Conditions conditions,
      BusinessNumber number,
      Acceptances acceptances,
      Consumer<Taken> reporter)
      throws IOException {
    this.conditions = conditions;
    this.number = number;
    this.acceptances = acceptances;
    this.reporter = reporter;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// What goes into `WHATSAPP_GRAPH_URL`.
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = json.readValue(exchange.getRequestBody().readAllBytes(), JsonNode.class);
      var token = exchange.getRequestHeaders().getFirst("Authorization");
      if (request == null
          || !exchange.getRequestURI().getPath().endsWith("/" + number.id() + "/messages")
          || !("Bearer " + number.accessToken()).equals(token)) {
        refuse(exchange, 400, 100, "Invalid parameter");
        return;
      }
      var text = text(request.get("text"), "body").orElse("");
      var treatment = Treatment.of(conditions, text, acceptances.request(text));
      acceptances.treated(treatment.kind());
      treat(exchange, treatment, request, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void treat(HttpExchange exchange, Treatment treatment, JsonNode request, String text)
      throws IOException, InterruptedException {
    var address = text(request, "to").or(() -> text(request, "recipient")).orElse("");
    var wamid = "wamid.OUT." + UUID.randomUUID();
    if (treatment.kind().takes()) {
      var callback = text(request, "biz_opaque_callback_data").orElse("");
      reporter.accept(acceptances.take(address, text, callback, wamid));
    }
    Thread.sleep(treatment.delay());
    switch (treatment.kind()) {
      case TAKE -> answer(exchange, 200, taken(address, wamid));
      case LOSE_ANSWER, DROP -> {}
      case BREAK -> exchange.sendResponseHeaders(502, -1);
      case UNAVAILABLE -> refuse(exchange, 503, 131016, "Service unavailable");
      case THROTTLE -> refuse(exchange, 429, 130429, "Rate limit hit");
      case TROUBLE -> refuse(exchange, 500, 131000, "Something went wrong");
    }
  }

  private static Object taken(String address, String wamid) {
    var known =
        address.startsWith("+")
            ? Map.of("input", address, "wa_id", address.substring(1))
            : Map.of("input", address, "user_id", address);
    return Map.of(
        "messaging_product",
        "whatsapp",
        "contacts",
        List.of(known),
        "messages",
        List.of(Map.of("id", wamid)));
  }

  private void refuse(HttpExchange exchange, int status, int code, String meaning)
      throws IOException {
    var error =
        Map.of(
            "message",
            "(#%d) %s".formatted(code, meaning),
            "type",
            "OAuthException",
            "code",
            code,
            "error_data",
            Map.of("messaging_product", "whatsapp", "details", meaning + "."),
            "fbtrace_id",
            "AzProve");
    answer(exchange, status, Map.of("error", error));
  }

  private void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = json.writeValueAsString(JsonNode.from(body)).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Optional<String> text(@Nullable JsonNode node, String field) {
    return Optional.ofNullable(node)
        .map(object -> object.get(field))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue);
  }
}
