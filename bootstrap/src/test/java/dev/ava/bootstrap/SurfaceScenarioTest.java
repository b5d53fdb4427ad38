package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All that Ava shows to the internet, as it runs in the cloud.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceScenarioTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private RunningAva ava;

  @BeforeAll
  void start() {
    ava =
        RunningAva.start(
            Map.of(
                "APP_ENV", "cloud",
                "AVA_PUBLIC_URL", "https://ava.example.org",
                "AVA_DRAIN_SECONDS", "0",
                "AVA_SIGN_IN", "local",
                "AVA_BCRYPT_COST", "10",
                "WHATSAPP_GRAPH_URL", "https://graph.example.org"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @ParameterizedTest
  @MethodSource("dev.ava.bootstrap.PackagingTest#probes")
  void whatProbesAskForIsAnswered(String path) throws Exception {
    assertThat(ava.api().get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/avatars/me/more",
        "/auth",
        "/dev",
        "/dev/",
        "/dev/auth",
        "/dev/onboarding",
        "/dev/phone",
        "/dev/doctor",
        "/dev/assets/doctor.js",
        "/dev/assets/dev.css",
        "/dev/graph/v25.0/106540352242922/messages",
        "/docs/../application.properties",
        "/docs/logback.xml",
        "/docs/%2e%2e/application.properties",
        "/application.properties",
        "/beans",
        "/env",
        "/info",
        "/metrics",
        "/routes",
        "/loggers",
        "/threaddump",
        "/heapdump",
        "/refresh",
        "/stop",
        "/caches"
      })
  void whatIsNotThereIs404ForAnybody(String path) throws Exception {
    for (var api : List.of(ava.api(), ava.api().signedUp())) {
      var refused = api.get(path);

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
      assertThat(refused.text("code")).isEqualTo("not_found");
      assertThat(refused.text("status")).isEqualTo("404");
      assertThat(refused.text("type")).isEqualTo("https://ava.example.org/docs/errors#not_found");
      assertThat(refused.text("request_id")).isEqualTo(refused.header("X-Request-Id"));
    }
  }

  /// The simulator takes messages from whoever has its token; in the cloud there is none.
  @Test
  void nobodySendsThroughTheSimulator() throws Exception {
    for (var api : List.of(ava.api(), ava.api().as("the-access-token-of-the-tests"))) {
      var refused =
          api.post(
              "/dev/graph/v25.0/106540352242922/messages",
              "{\"messaging_product\":\"whatsapp\",\"to\":\"15550001\",\"type\":\"text\"}");

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.text("code")).isEqualTo("not_found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /health, application/json, '{"status":"UP"}'
          /health/liveness, application/json, '{"status":"UP"}'
          /health/readiness, application/json, '"schema":"current"'
          /health/readiness, application/json, '"queues":{'
          /prometheus, text/plain, jvm_memory_used_bytes
          /openapi.yml, application/yaml, 'openapi: 3'
          /docs, text/html, swagger
          /docs/errors, text/html, avatar_exists
          /.well-known/jwks.json, application/json, '"kty":"EC"'
          """)
  void everybodySees(String path, String type, String words) throws Exception {
    var shown = ava.api().get(path);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).startsWith(type);
    assertThat(shown.response().body()).contains(words);
    assertThat(shown.response().body())
        .doesNotContain("the-app-secret", "the-access-token", "the-verify-token", "postgresql://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness"})
  void theQuickAnswersSayNothingElse(String path) throws Exception {
    assertThat(ava.api().get(path).response().body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void theViewerNeedsNoOtherHost() throws Exception {
    var page = ava.api().get("/docs");

    assertThat(page.response().body()).doesNotContain("http://", "https://");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self'");
    assertThat(ava.api().get("/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
  }

  @Test
  void everyPathOfTheApiIsInItsDocument() throws Exception {
    assertThat(ava.api().get("/openapi.yml").response().body())
        .contains(
            "/auth/signup:",
            "/auth/signin:",
            "/auth/refresh:",
            "/auth/signout:",
            "/auth/me:",
            "/avatars:",
            "/avatars/me:",
            "/preferences:",
            "/preferences/whatsapp:",
            "/messages:",
            "/webhook:",
            "/health:",
            "/.well-known/jwks.json:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/health/readiness",
        "/prometheus",
        "/openapi.yml",
        "/docs",
        "/.well-known/jwks.json",
        "/avatars/me",
        "/nothing",
        "/webhook"
      })
  void everyAnswerKeepsABrowserInCheck(String path) throws Exception {
    var answer = ava.api().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isNotEmpty();
    assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("frame-ancestors 'none'", "base-uri 'none'");
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DELETE, /avatars/me
          POST, /messages
          PATCH, /auth/signup
          PUT, /webhook
          DELETE, /health
          """)
  void aWrongMethodIsRefusedWithTheRightOnes(String method, String path) throws Exception {
    var refused = send(method, path, "{}", "application/json");

    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.text("code")).isEqualTo("method_not_allowed");
    assertThat(refused.header("Allow")).isNotEmpty().doesNotContain(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void anotherMediaTypeIsRefused(String type) throws Exception {
    var refused = send("POST", "/auth/signup", "email=ann@example.org", type);

    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.text("code")).isEqualTo("unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhook", "/auth/signup", "/auth/signin", "/auth/refresh"})
  void aBodyOfMoreThanFourMegabytesIsRefused(String path) throws Exception {
    var refused = send("POST", path, "x".repeat(4 * MEGABYTE + 1), "application/json");

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.text("code")).isEqualTo("too_large");
    assertThat(ava.api().get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"/%zz, 400", "/nowhere, 404"})
  void noConnectionIsUpgraded(String path, int status) {
    var answers =
        RawHttp.exchange(
            ava.url(),
            """
            GET %s HTTP/1.1
            Host: localhost
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            GET /nowhere HTTP/1.1
            Host: localhost
            Connection: close

            """
                .formatted(path));

    assertThat(answers).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void whatNoFormOfOursSendsIsRefusedEarly() throws Exception {
    var refused =
        ava.api().post("/auth/signup", Api.credentials("a".repeat(65 * 1024), "correct horse"));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text("code")).isEqualTo("too_large");
  }

  @Test
  void noAnswerTellsWhatIsInside() throws Exception {
    var ann = ava.api().signedUp();
    var answers =
        List.of(
            ann.post("/avatars", "{\"name\":{\"a\":[1]},\"age\":[],\"personality\":{}}"),
            ann.post("/avatars", "{\"name\":\"\\ud800\",\"age\":20,\"personality\":\"shy\"}"),
            ann.post("/avatars", "{\"name\":\"a\\u0000b\",\"age\":20,\"personality\":\"shy\"}"),
            ann.post("/avatars", "[".repeat(20_000)),
            ann.post("/avatars", "{\"age\":1e400,\"name\":\"x\",\"personality\":\"shy\"}"),
            ann.put("/preferences/whatsapp", "{\"phone\":" + "9".repeat(1_000) + "}"),
            ann.get("/messages?limit=%00"),
            ann.get("/messages?before=%F0%9F%8C%99"),
            ann.get("/messages?limit=5&limit=6"),
            ann.get("/%00"),
            ann.get("/avatars/me?" + "a=b&".repeat(500)),
            ava.api().as("a.b.c").get("/auth/me"),
            ava.api().post("/auth/refresh", "{\"refresh_token\":{}}"),
            ava.api().post("/auth/signin", "{\"email\":1,\"password\":[]}"),
            ava.api().get("/webhook?hub.mode=%00&hub.challenge=%3Cscript%3E"));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isLessThan(500);
              assertThat(answer.response().body())
                  .doesNotContain(
                      "\\tat ", "\tat ", "Exception", "io.micronaut", "dev.ava", "<script>");
            });
  }

  private Api.Answer send(String method, String path, String body, String type) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(ava.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .build();
    return new Api.Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }
}
