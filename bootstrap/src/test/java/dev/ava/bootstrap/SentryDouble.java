package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// A Sentry on loopback, which takes envelopes.
final class SentryDouble implements AutoCloseable {
  private static final String EVENT = "\"type\":\"event\"";

  private final HttpServer server;
  private final List<String> envelopes = new CopyOnWriteArrayList<>();

  private SentryDouble(HttpServer server) {
    this.server = server;
  }

  static SentryDouble start() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
      var sentry = new SentryDouble(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/api/42/envelope/", sentry::take);
      server.start();
      return sentry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String dsn() {
    return "http://the-public-key@127.0.0.1:%d/42".formatted(server.getAddress().getPort());
  }

  /// Everything that came, as it came.
  List<String> envelopes() {
    return List.copyOf(envelopes);
  }

  /// The events among it. An envelope has a line for itself, and two for each item.
  List<JsonNode> events() {
    return envelopes.stream()
        .map(envelope -> List.of(envelope.split("\n", -1)))
        .flatMap(
            lines ->
                lines.stream()
                    .filter(line -> line.contains(EVENT))
                    .map(line -> lines.get(lines.indexOf(line) + 1)))
        .map(event -> Json.read(event.getBytes(UTF_8)))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body =
          "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
              ? new GZIPInputStream(exchange.getRequestBody())
              : exchange.getRequestBody();
      envelopes.add(new String(body.readAllBytes(), UTF_8));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
