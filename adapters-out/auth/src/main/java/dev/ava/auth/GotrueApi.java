package dev.ava.auth;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.port.SignInUnavailable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.BlockingHttpClient;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The HTTP calls to Supabase Auth (GoTrue). Every call has the project's key as `apikey`, and as
/// bearer token nothing but a person's, or the legacy service key where users are deleted: the keys
/// that begin with `sb_` are no tokens. Nothing is remembered between two calls, and nothing is
/// called twice.
///
/// Every method throws [SignInUnavailable] if there is no answer, and at once while there was none
/// lately.
@Singleton
@SupabaseSignIn
final class GotrueApi {
  private static final String API_KEY = "apikey";
  private static final String FORWARDED_FOR = "Sb-Forwarded-For";
  private static final String ERROR_CODE = "x-sb-error-code";
  private static final String FOR_GOOD = "{\"should_soft_delete\":false}";
  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Argument<byte[]> BYTES = Argument.of(byte[].class);
  private static final Argument<Map<String, String>> FIELDS =
      Argument.mapOf(String.class, String.class);

  private final BlockingHttpClient http;
  private final JsonMapper json;
  private final SupabaseSettings settings;
  private final ForwardedAddress address;
  private final Circuit circuit;

  GotrueApi(
      @Client(configuration = SupabaseClientConfiguration.class) HttpClient http,
      JsonMapper json,
      SupabaseSettings settings,
      ForwardedAddress address,
      Clock clock) {
    this.http = http.toBlocking();
    this.json = json;
    this.settings = settings;
    this.address = address;
    this.circuit = new Circuit("Supabase Auth", FAILURES, PAUSE, clock);
  }

  /// Posts something for a person who is not signed in, in that person's name.
  GotrueAnswer post(String path, Map<String, String> body) {
    var request =
        HttpRequest.POST(uri(path), bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    var forwarded = address.current();
    if (settings.speaksForOthers() && forwarded.isPresent()) {
      request.header(API_KEY, settings.serviceKey()).header(FORWARDED_FOR, forwarded.get());
    } else {
      request.header(API_KEY, settings.anonKey());
    }
    return guarded(() -> exchange(request));
  }

  /// Posts nothing, as the person who has the token.
  GotrueAnswer post(String path, AccessToken bearer) {
    var request =
        HttpRequest.POST(uri(path), new byte[0])
            .header(API_KEY, settings.anonKey())
            .bearerAuth(bearer.value());
    return guarded(() -> exchange(request));
  }

  /// Deletes something for good, as the project itself.
  GotrueAnswer delete(String path) {
    var request =
        HttpRequest.DELETE(uri(path), FOR_GOOD.getBytes(StandardCharsets.UTF_8))
            .contentType(MediaType.APPLICATION_JSON_TYPE)
            .header(API_KEY, settings.serviceKey());
    if (settings.serviceKeyIsToken()) {
      request.bearerAuth(settings.serviceKey());
    }
    return guarded(() -> exchange(request));
  }

  /// Gets something public.
  GotrueAnswer get(String path) {
    return guarded(() -> exchange(HttpRequest.GET(uri(path)).header(API_KEY, settings.anonKey())));
  }

  private GotrueAnswer guarded(Supplier<GotrueAnswer> call) {
    if (!circuit.allowsACall()) {
      throw new SignInUnavailable("Supabase Auth has not answered lately, so it was not asked.");
    }
    var answered = false;
    try {
      var answer = call.get();
      answered = !answer.isOutage();
      if (!answered) {
        throw new SignInUnavailable("Supabase answered " + answer.status() + " in Auth's place.");
      }
      return answer;
    } finally {
      if (answered) {
        circuit.succeeded();
      } else {
        circuit.failed();
      }
    }
  }

  private GotrueAnswer exchange(MutableHttpRequest<?> request) {
    try {
      request.accept(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.USER_AGENT, "ava");
      return read(http.exchange(request, BYTES, BYTES));
    } catch (RuntimeException e) {
      throw new SignInUnavailable("Supabase Auth did not answer " + request.getPath() + ".", e);
    }
  }

  private GotrueAnswer read(HttpResponse<byte[]> response) {
    return new GotrueAnswer(
        response.code(),
        response.getBody().map(this::parse).orElse(null),
        response.getHeaders().findFirst(ERROR_CODE).orElse(""),
        response.getHeaders().findFirst(HttpHeaders.RETRY_AFTER).orElse(""));
  }

  private @Nullable JsonNode parse(byte[] body) {
    try {
      return json.readValue(body, JsonNode.class);
    } catch (IOException notJson) {
      return null;
    }
  }

  private byte[] bytes(Map<String, String> body) {
    try {
      return json.writeValueAsBytes(FIELDS, body);
    } catch (IOException e) {
      throw new IllegalArgumentException("A field has text that JSON cannot hold.", e);
    }
  }

  private String uri(String path) {
    return settings.authUrl() + path;
  }
}
