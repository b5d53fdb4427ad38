package dev.ava.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.shared.UserId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The adapter on a free port, with the properties that it asks of whoever runs it, and a signing
/// key of its own.
final class RestServer implements BeforeAllCallback, AfterAllCallback {
  static final UserId ANN = new UserId(UUID.fromString("0199c0de-0000-7000-8000-0000000000a1"));

  private static final String SECRET = "a-secret-for-tests-that-has-at-least-32-bytes";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, Object> properties = new HashMap<>();
  private @Nullable EmbeddedServer server;

  RestServer(Map<String, Object> more) {
    properties.put("micronaut.server.port", -1);
    properties.put("micronaut.server.max-request-size", "3MB");
    properties.put("micronaut.server.netty.request-decompression-enabled", false);
    properties.put("micronaut.security.authentication", "bearer");
    properties.put("micronaut.security.reject-not-found", false);
    properties.put("micronaut.security.token.jwt.signatures.secret.validation.secret", SECRET);
    properties.put("endpoints.all.enabled", false);
    properties.put("endpoints.health.enabled", true);
    properties.put("endpoints.health.sensitive", false);
    properties.put("endpoints.health.details-visible", "NEVER");
    properties.put("ava.public-url", "https://ava.example");
    properties.putAll(more);
  }

  RestServer() {
    this(Map.of());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = ApplicationContext.run(EmbeddedServer.class, properties, "test");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running().close();
  }

  FakeUseCases useCases() {
    return bean(FakeUseCases.class);
  }

  <T> T bean(Class<T> type) {
    return running().getApplicationContext().getBean(type);
  }

  int port() {
    return running().getPort();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> getAsAnn(String path) {
    return get(path, "Authorization", bearer());
  }

  HttpResponse<String> post(String path, String json, String... headers) {
    return sendJson("POST", path, json, headers);
  }

  HttpResponse<String> postAsAnn(String path, String json) {
    return sendJson("POST", path, json, "Authorization", bearer());
  }

  HttpResponse<String> putAsAnn(String path, String json) {
    return sendJson("PUT", path, json, "Authorization", bearer());
  }

  HttpResponse<String> deleteAsAnn(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), "Authorization", bearer());
  }

  HttpResponse<String> sendJson(String method, String path, String json, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/json";
    return send(method, path, BodyPublishers.ofString(json, StandardCharsets.UTF_8), all);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String bearer() {
    return "Bearer " + token(ANN.toString());
  }

  static String token(String subject) {
    return token(subject, SECRET, Instant.now().plusSeconds(600));
  }

  static String token(String subject, String secret, Instant expiresAt) {
    return token(subject, secret, expiresAt, Map.of("email", "ann@example.org"));
  }

  static String token(String subject, Map<String, Object> more) {
    return token(subject, SECRET, Instant.now().plusSeconds(600), more);
  }

  private static String token(
      String subject, String secret, Instant expiresAt, Map<String, Object> more) {
    var builder = new JWTClaimsSet.Builder().subject(subject).expirationTime(Date.from(expiresAt));
    more.forEach(builder::claim);
    var claims = builder.build();
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return jwt.serialize();
  }

  static String expiredToken() {
    return token(ANN.toString(), SECRET, Instant.now().minusSeconds(600));
  }

  private EmbeddedServer running() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }
}
