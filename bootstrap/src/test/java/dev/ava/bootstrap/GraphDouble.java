package dev.ava.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A Graph API on loopback that takes every message, remembers it, and can be told to hold its
/// answers back, to lose them or to refuse.
final class GraphDouble implements AutoCloseable {
  private final HttpServer server;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Semaphore answers = new Semaphore(0);
  private volatile boolean holding;
  private volatile int refuseWithCode;
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  private GraphDouble(HttpServer server) {
    this.server = server;
  }

  static GraphDouble start() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
      var graph = new GraphDouble(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", graph::take);
      server.start();
      return graph;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What was sent to a phone number, in the order of arrival.
  List<Sent> to(String phone) {
    return sent.stream().filter(message -> message.to().equals(phone)).toList();
  }

  List<Sent> all() {
    return List.copyOf(sent);
  }

  /// From now on no request is answered until [#release()].
  void hold() {
    answers.drainPermits();
    holding = true;
  }

  /// From now on every request is answered at once.
  void release() {
    holding = false;
    answers.release(1_000);
  }

  /// From now on every request is refused with this error code of Meta's; 0 for none.
  void refuse(int code) {
    refuseWithCode = code;
  }

  /// From now on what goes to this phone number is refused with this error code of Meta's.
  void refuse(String phone, int code) {
    refusals.put(phone, code);
  }

  /// From now on what goes to this phone number is taken, and the connection ends without an
  /// answer.
  void loseAnswers(String phone) {
    lost.add(phone);
  }

  /// From now on what goes to this phone number is taken again.
  void accept(String phone) {
    refusals.remove(phone);
    lost.remove(phone);
  }

  /// How often anything was refused.
  int refused() {
    return refused.size();
  }

  /// How often something to this phone number was refused.
  long refused(String phone) {
    return refused.stream().filter(phone::equals).count();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = Json.read(exchange.getRequestBody().readAllBytes());
      var field = body.get("to") == null ? "recipient" : "to";
      var message =
          new Sent(
              field,
              Json.text(body, field),
              Json.text(body, "text", "body"),
              Json.text(body, "biz_opaque_callback_data"),
              "wamid.OUT" + UUID.randomUUID(),
              Instant.now());
      var code = refusals.getOrDefault(message.to(), refuseWithCode);
      if (code != 0) {
        refused.add(message.to());
        answer(exchange, 400, "{\"error\":{\"message\":\"refused\",\"code\":%d}}".formatted(code));
        return;
      }
      sent.add(message);
      if (lost.contains(message.to())) {
        return;
      }
      if (holding) {
        answers.acquireUninterruptibly();
      }
      answer(
          exchange,
          200,
          "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"%s\",\"wa_id\":\"%s\"}],\"messages\":[{\"id\":\"%s\"}]}"
              .formatted(message.to(), message.to().replace("+", ""), message.wamid()));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// A message that was sent.
  ///
  /// @param field where the request names the person: `to` has a number, `recipient` a user id
  /// @param at when it arrived
  record Sent(String field, String to, String text, String callback, String wamid, Instant at) {}
}
