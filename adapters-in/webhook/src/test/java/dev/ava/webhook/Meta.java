package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Plays Meta: signs bodies and posts them.
@Singleton
final class Meta {
  static final String APP_SECRET = "app-secret";
  static final String VERIFY_TOKEN = "verify token/ü";

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedServer server;

  Meta(EmbeddedServer server) {
    this.server = server;
  }

  HttpResponse<String> post(String body) {
    return post(body.getBytes(UTF_8));
  }

  HttpResponse<String> post(byte[] body) {
    return send(request(body).header("X-Hub-Signature-256", signature(body)));
  }

  HttpResponse<String> post(String body, String signature) {
    return send(request(body.getBytes(UTF_8)).header("X-Hub-Signature-256", signature));
  }

  HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(uri(""))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> get(String query) {
    return send(HttpRequest.newBuilder(uri(query)).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private URI uri(String query) {
    return URI.create(server.getURL() + "/webhook" + query);
  }
}
