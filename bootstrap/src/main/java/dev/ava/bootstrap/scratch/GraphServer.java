package dev.ava.bootstrap.scratch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A Graph API on loopback to which the messages of one number may be posted, each on a virtual
/// thread of its own. What becomes of them is for others to say; everything else is refused.
public final class GraphServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  private final JsonMapper json = JsonMapper.createDefault();
  private final BusinessNumber number;
  private final Treating treating;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// It listens from now on.
  public GraphServer(BusinessNumber number, Treating treating) throws IOException {
    this.number = number;
    this.treating = treating;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// What goes into `WHATSAPP_GRAPH_URL`.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = new Call(exchange);
      var request = json.readValue(exchange.getRequestBody().readAllBytes(), JsonNode.class);
      var token = exchange.getRequestHeaders().getFirst("Authorization");
      if (request == null
          || !exchange.getRequestURI().getPath().endsWith("/" + number.id() + "/messages")
          || !("Bearer " + number.accessToken()).equals(token)) {
        call.refuse(400, 100, "Invalid parameter");
        return;
      }
      treating.treat(
          new Posted(
              text(request, "to").or(() -> text(request, "recipient")).orElse(""),
              text(request.get("text"), "body").orElse(""),
              text(request, "biz_opaque_callback_data").orElse("")),
          call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<String> text(@Nullable JsonNode node, String field) {
    return Optional.ofNullable(node)
        .map(object -> object.get(field))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue);
  }

  /// What becomes of a message that was posted.
  public interface Treating {
    /// Whoever does not answer closes the connection.
    void treat(Posted message, Call call) throws IOException, InterruptedException;
  }

  /// A message that was posted. What is missing is empty.
  ///
  /// @param address a number with plus sign, or a user id
  /// @param callback what came as `biz_opaque_callback_data`
  public record Posted(String address, String text, String callback) {}

  /// The way to answer.
  public final class Call {
    private final HttpExchange exchange;

    private Call(HttpExchange exchange) {
      this.exchange = exchange;
    }

    /// Says that Meta has taken the message under this id.
    public void take(Posted message, String wamid) throws IOException {
      var address = message.address();
      var known =
          address.startsWith("+")
              ? Map.of("input", address, "wa_id", address.substring(1))
              : Map.of("input", address, "user_id", address);
      answer(
          200,
          Map.of(
              "messaging_product",
              "whatsapp",
              "contacts",
              List.of(known),
              "messages",
              List.of(Map.of("id", wamid))));
    }

    /// Says why not, as Meta does.
    public void refuse(int status, int code, String meaning) throws IOException {
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
              "AzScratch");
      answer(status, Map.of("error", error));
    }

    /// Says nothing but a status, as a proxy may.
    public void end(int status) throws IOException {
      exchange.sendResponseHeaders(status, -1);
    }

    private void answer(int status, Object body) throws IOException {
      var bytes = json.writeValueAsString(JsonNode.from(body)).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
