package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ava.bootstrap.scratch.BusinessNumber;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays the Graph API within this process: takes every message of a number after a while, and
/// tells somebody of each, who may then report on it as Meta does.
final class ReportingGraph implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final int OK = 200;
  private static final int REFUSED = 400;
  private static final String REFUSAL =
      "{\"error\":{\"message\":\"(#100) Invalid parameter\",\"type\":\"OAuthException\",\"code\":100}}";

  static {
    // Without them the JDK's server waits for acknowledgements, and hangs up on who rests.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
  }

  private final JsonMapper json = JsonMapper.createDefault();
  private final BusinessNumber number;
  private final Duration delay;
  private final Consumer<Taken> told;
  private final AtomicLong count = new AtomicLong();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param delay before an answer
  /// @param told of every message right before its answer
  ReportingGraph(BusinessNumber number, Duration delay, Consumer<Taken> told) throws IOException {
    this.number = number;
    this.delay = delay;
    this.told = told;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

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
        answer(exchange, REFUSED, REFUSAL);
        return;
      }
      var taken =
          new Taken(
              "wamid.OUT." + count.incrementAndGet(),
              text(request, "to").replace("+", ""),
              text(request.get("text"), "body"),
              text(request, "biz_opaque_callback_data"));
      Thread.sleep(delay);
      told.accept(taken);
      answer(exchange, OK, answer(taken));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(Taken taken) {
    return """
        {"messaging_product":"whatsapp","contacts":[{"input":"+%1$s","wa_id":"%1$s"}],"messages":[{"id":"%2$s"}]}"""
        .formatted(taken.to(), taken.wamid());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String text(@Nullable JsonNode node, String field) {
    return Optional.ofNullable(node)
        .map(object -> object.get(field))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue)
        .orElse("");
  }

  /// A message that was taken.
  ///
  /// @param wamid Meta's id of it
  /// @param to a phone number without plus sign
  /// @param callback what came as `biz_opaque_callback_data`
  record Taken(String wamid, String to, String text, String callback) {}
}
