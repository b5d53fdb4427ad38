package dev.ava.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ava.bootstrap.NaughtyRequests.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Stands between an API tester and Ava. Signs requests in as somebody who is known, signs
/// webhooks, lets hostile variations follow every request, and compares every answer with the
/// document.
final class FuzzProxy implements AutoCloseable {
  private static final Set<String> NOT_FORWARDED =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");
  private static final int REQUESTS_OF_ONE_PERSON = 15;
  private static final int EXAMPLES = 20;

  private final RunningAva ava;
  private final ApiDocument document;
  private final NaughtyRequests naughty;
  private final RandomGenerator random;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final Map<String, Map<Integer, Integer>> answers = new ConcurrentSkipListMap<>();
  private final Map<String, List<Call>> examples = new ConcurrentSkipListMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private String token = "";
  private int left;

  FuzzProxy(RunningAva ava, ApiDocument document, NaughtyRequests naughty, RandomGenerator random) {
    this.ava = ava;
    this.document = document;
    this.naughty = naughty;
    this.random = random;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What no client should have seen, each with the request that brought it about.
  List<String> faults() {
    return List.copyOf(faults);
  }

  /// How often each operation answered with each status.
  Map<String, Map<Integer, Integer>> answers() {
    return answers;
  }

  /// Sends hostile variations of what each operation was asked with.
  ///
  /// @param times how many for each operation
  void vary(int times) throws Exception {
    for (var calls : examples.values()) {
      for (var time = 0; time < times; time++) {
        send(naughty.of(calls.get(random.nextInt(calls.size()))));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// Keeps a few of the requests to each operation, any of them with the same chance.
  private void remember(Call call) {
    var calls =
        examples.computeIfAbsent(
            ApiDocument.name(call.method(), call.path()), _ -> new CopyOnWriteArrayList<>());
    if (calls.size() < EXAMPLES) {
      calls.add(call);
    } else if (random.nextInt(EXAMPLES) == 0) {
      calls.set(random.nextInt(EXAMPLES), call);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = call(exchange);
      var answer = send(call);
      remember(call);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (Exception e) {
      faults.add("The proxy failed: " + e);
      throw new IllegalStateException(e);
    }
  }

  private Call call(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    headers.keySet().removeIf(name -> NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(Call call) throws Exception {
    var url = ava.url() + call.path() + (call.query().isEmpty() ? "" : "?" + call.query());
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::setHeader);
    if (call.headers().getOrDefault("Authorization", "").startsWith("Bearer ")) {
      request.setHeader("Authorization", "Bearer " + somebody());
    }
    if (call.path().equals("/webhook") && random.nextInt(4) > 0) {
      request.setHeader("X-Hub-Signature-256", Webhooks.signature(call.body()));
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() == 204 || answer.statusCode() == 202) {
      left = 0;
    }
    judge(call, answer);
    return answer;
  }

  private String somebody() throws Exception {
    if (left-- <= 0) {
      token =
          ava.api()
              .post("/auth/signup", Api.credentials(Api.someEmail(), "correct horse"))
              .text("access_token");
      left = REQUESTS_OF_ONE_PERSON;
    }
    return token;
  }

  private void judge(Call call, HttpResponse<String> answer) {
    var promised = document.statuses(call.method(), call.path());
    if (promised.isEmpty()) {
      return;
    }
    var status = answer.statusCode();
    answers
        .computeIfAbsent(
            ApiDocument.name(call.method(), call.path()), _ -> new ConcurrentSkipListMap<>())
        .merge(status, 1, Integer::sum);
    if (status >= 500) {
      faults.add("%d for %s: %s".formatted(status, call.text(), answer.body()));
    } else if (!promised.get().contains(String.valueOf(status))) {
      faults.add("%d is not in the document: %s".formatted(status, call.text()));
    } else if (status >= 400
        && !answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json")) {
      faults.add("%d is no problem+json: %s".formatted(status, call.text()));
    }
  }
}
