package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/// Meta as it answers about an installation that is set up right, with the answers that the tests
/// of the adapter have.
final class HealthyMeta implements AutoCloseable {
  private static final Path ANSWERS =
      Path.of("..", "adapters-out", "meta-graph", "src", "test", "resources", "meta");
  private static final Map<String, String> FILES =
      Map.of(
          "/106540352242922", "number",
          "/102290129340398", "account",
          "/102290129340398/phone_numbers", "numbers",
          "/102290129340398/subscribed_apps", "subscribed_apps",
          "/102290129340398/message_templates", "templates",
          "/debug_token", "token",
          "/634974688087057/subscriptions", "subscriptions");
  private static final String BAD_TOKEN =
      """
      {"error":{"message":"Invalid OAuth access token signature.","type":"OAuthException","code":190}}""";

  private final HttpServer server;
  private volatile boolean isSubscribed = true;
  private volatile boolean knowsTheApp = true;

  HealthyMeta() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /// The commonest mistake.
  void forgetTheSubscription() {
    isSubscribed = false;
  }

  /// As if the app's secret were another.
  void refuseTheApp() {
    knowsTheApp = false;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9]+\\.[0-9]+", "");
      var file = FILES.get(path);
      var isApp = exchange.getRequestHeaders().getFirst("Authorization").contains("|");
      if (file == null) {
        send(exchange, 404, "{}");
      } else if (isApp && !knowsTheApp) {
        send(exchange, 401, BAD_TOKEN);
      } else if (file.equals("subscribed_apps") && !isSubscribed) {
        send(exchange, 200, "{\"data\":[]}");
      } else {
        send(exchange, 200, Files.readString(ANSWERS.resolve(file + ".json")));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
