package dev.ava.simulator;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// A running simulator with a stub in place of Ava, called over HTTP.
final class Simulator implements AutoCloseable {
  static final String APP_SECRET = "s3cret-äpp";
  static final String TOKEN = "graph-token";
  static final String REFERENCE = "0197c6a2-1111-7000-8000-000000000001/2";
  static final String BUSINESS_ID = "106540352242922";
  static final String GRAPH = "/dev/graph/v25.0/" + BUSINESS_ID + "/messages";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final EmbeddedServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Simulator(Map<String, Object> settings) {
    server = ApplicationContext.run(EmbeddedServer.class, settings);
  }

  static Simulator started(Map<String, Object> more) {
    var port = freePort();
    var settings = new HashMap<String, Object>();
    settings.put("micronaut.server.port", port);
    settings.put("ava.public-url", "http://localhost:" + port);
    settings.put("ava.whatsapp.access-token", TOKEN);
    settings.put("ava.whatsapp.phone-number-id", BUSINESS_ID);
    settings.put("ava.whatsapp.business-number", "+15550783881");
    settings.put("ava.whatsapp.app-secret", APP_SECRET);
    settings.put("ava.app-env", "local");
    settings.put("ava.simulator.enabled", "true");
    settings.put("ava.simulator.retry-delays", "0s,10ms,20ms");
    settings.put("test.stub", "true");
    settings.putAll(more);
    return new Simulator(settings);
  }

  static Simulator started() {
    return started(Map.of());
  }

  /// What reaches Ava about a number.
  StubWebhook.Line webhook(String waId) {
    return bean(StubWebhook.class).about(waId);
  }

  /// A number that no test has used.
  static String newNumber() {
    return "4915%08d".formatted(NUMBERS.incrementAndGet());
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  URI url(String path) {
    return server.getURI().resolve(path);
  }

  /// Gets what a browser gets.
  HttpResponse<String> get(String path) {
    return get(path, "text/html,*/*;q=0.8");
  }

  HttpResponse<String> get(String path, String accept) {
    return send(HttpRequest.newBuilder(url(path)).header("Accept", accept));
  }

  HttpResponse<String> post(String path, String json) {
    return send(json(path).POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> put(String path, String json) {
    return send(json(path).PUT(BodyPublishers.ofString(json)));
  }

  /// Posts to the Graph API as Ava does.
  HttpResponse<String> graph(String json) {
    return graph(GRAPH, "Bearer " + TOKEN, json);
  }

  HttpResponse<String> graph(String path, String authorization, String json) {
    return send(
        json(path).header("Authorization", authorization).POST(BodyPublishers.ofString(json)));
  }

  /// Sends a text through the Graph API.
  ///
  /// @return its id
  String text(String to, String text) {
    var answer =
        graph(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s","type":"text",
             "text":{"body":"%s"},"biz_opaque_callback_data":"%s"}"""
                .formatted(to, text, REFERENCE));
    return at(tree(answer.body()), "messages", 0, "id").getStringValue();
  }

  JsonNode tree(String json) {
    try {
      return Objects.requireNonNull(bean(JsonMapper.class).readValue(json, JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /// What is at a path of names and indexes.
  static JsonNode at(JsonNode node, Object... path) {
    var found = node;
    for (var step : path) {
      var next = step instanceof Integer index ? found.get(index) : found.get(step.toString());
      if (next == null) {
        throw new AssertionError("There is no " + step + " in " + found);
      }
      found = next;
    }
    return found;
  }

  private HttpRequest.Builder json(String path) {
    return HttpRequest.newBuilder(url(path)).header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
