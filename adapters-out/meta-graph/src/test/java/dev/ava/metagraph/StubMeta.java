package dev.ava.metagraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A Graph API on loopback that answers questions about one set-up as Meta does: it wants a token
/// that it knows, gives the fields that are asked for and no others, refuses the whole request for
/// a field that it does not have, and knows no other object. Every answer can be changed.
final class StubMeta implements AutoCloseable {
  static final String NUMBER = "106540352242922";
  static final String ACCOUNT = "102290129340398";
  static final String APP = "634974688087057";
  static final String TOKEN = "EAAG-canary-token";
  static final String APP_SECRET = "canary-app-secret";

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Map<String, String> FILES =
      Map.of(
          "/" + NUMBER,
          "number",
          "/" + ACCOUNT,
          "account",
          "/" + ACCOUNT + "/phone_numbers",
          "numbers",
          "/" + ACCOUNT + "/subscribed_apps",
          "subscribed_apps",
          "/" + ACCOUNT + "/message_templates",
          "templates",
          "/debug_token",
          "token",
          "/" + APP + "/subscriptions",
          "subscriptions");

  private final HttpServer server;
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  StubMeta() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    beWell();
  }

  /// From now on everything is as it should be.
  void beWell() {
    refusals.clear();
    FILES.values().forEach(file -> bodies.put(file, read(file)));
  }

  /// Changes what is said in a file.
  ///
  /// @throws AssertionError if `what` is not in it
  void change(String file, String what, String into) {
    var body = Optional.ofNullable(bodies.get(file)).orElseThrow();
    if (!body.contains(what)) {
      throw new AssertionError(what + " is not in " + file);
    }
    bodies.put(file, body.replace(what, into));
  }

  /// From now on what is in a file is refused with this error, quoting what Meta was shown.
  ///
  /// @param words more of what Meta says
  void refuse(String file, int code, String words) {
    refusals.put(file, new Refusal(code, words));
  }

  /// Every path and query that was asked for.
  List<String> asked() {
    return asked;
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
      var uri = exchange.getRequestURI();
      asked.add(exchange.getRequestMethod() + " " + uri);
      var path = uri.getPath().replaceFirst("^/v[0-9]+\\.[0-9]+", "");
      var bearer =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
              .orElse("")
              .replace("Bearer ", "");
      var query = query(uri.getRawQuery());
      var file = FILES.get(path);
      var refused = file == null ? null : refusals.get(file);
      if (file == null) {
        error(
            exchange,
            400,
            100,
            33,
            "Unsupported get request. Object with ID '%s' does not exist, cannot be loaded due to missing permissions, or does not support this operation"
                .formatted(path.substring(1)));
      } else if (refused != null) {
        error(
            exchange,
            400,
            refused.code(),
            0,
            "(#%d) %s Refused: %s".formatted(refused.code(), refused.words(), bearer));
      } else if (!isKnown(file, bearer, query)) {
        error(exchange, 401, 190, 463, "Invalid OAuth access token - Cannot parse " + bearer);
      } else {
        give(exchange, Optional.ofNullable(bodies.get(file)).orElseThrow(), query.get("fields"));
      }
    }
  }

  private static boolean isKnown(String file, String bearer, Map<String, String> query) {
    return switch (file) {
      case "subscriptions" -> bearer.equals(APP + "|" + APP_SECRET);
      case "token" ->
          (bearer.equals(APP + "|" + APP_SECRET) || bearer.equals(TOKEN))
              && query.containsKey("input_token");
      default -> bearer.equals(TOKEN);
    };
  }

  private static void give(HttpExchange exchange, String body, @Nullable String fields)
      throws IOException {
    var whole = Objects.requireNonNull(JSON.readValue(body, JsonNode.class));
    if (fields == null || whole.get("data") != null) {
      send(exchange, 200, body);
      return;
    }
    var chosen = new LinkedHashMap<String, JsonNode>();
    for (var field : fields.split(",")) {
      var value = whole.get(field);
      if (value == null) {
        error(
            exchange,
            400,
            100,
            0,
            "(#100) Tried accessing nonexisting field (%s)".formatted(field));
        return;
      }
      chosen.put(field, value);
    }
    send(
        exchange,
        200,
        new String(JSON.writeValueAsBytes(JsonNode.createObjectNode(chosen)), UTF_8));
  }

  private static void error(
      HttpExchange exchange, int status, int code, int subcode, String message) throws IOException {
    send(
        exchange,
        status,
        """
        {"error":{"message":"%s","type":"OAuthException","code":%d%s,"fbtrace_id":"AzCanTrace"}}"""
            .formatted(message, code, subcode == 0 ? "" : ",\"error_subcode\":" + subcode));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String raw) {
    var query = new LinkedHashMap<String, String>();
    if (raw != null) {
      Arrays.stream(raw.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
    }
    return query;
  }

  private static String read(String file) {
    try (var stream = StubMeta.class.getResourceAsStream("/meta/" + file + ".json")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Refusal(int code, String words) {}
}
