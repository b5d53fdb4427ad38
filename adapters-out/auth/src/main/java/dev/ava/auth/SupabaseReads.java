package dev.ava.auth;

import dev.ava.domain.diagnosis.port.Examiner.Terms;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Asks Supabase Auth what it tells everybody, for a diagnosis: with little patience, and without
/// touching the circuit that sign-ins go through.
@Singleton
@SupabaseSignIn
final class SupabaseReads {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final int LONGEST_ANSWER = 256 * 1024;

  private final SupabaseSettings settings;
  private final JsonMapper json;

  SupabaseReads(SupabaseSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /// What came of a question.
  sealed interface Answer {}

  /// An answer.
  ///
  /// @param body nothing if it is no JSON
  record Answered(int status, @Nullable JsonNode body) implements Answer {}

  /// None.
  ///
  /// @param why one sentence
  record Silent(String why) implements Answer {}

  Answer get(String path, Terms terms) {
    var half = terms.limit().dividedBy(2);
    var request =
        HttpRequest.newBuilder(URI.create(settings.authUrl() + path))
            .header("apikey", settings.anonKey())
            .header("Accept", "application/json")
            .timeout(half)
            .build();
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(half.compareTo(LONGEST_CONNECT) < 0 ? half : LONGEST_CONNECT)
            .build()) {
      var answer =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
      return new Answered(answer.statusCode(), parse(answer.body()));
    } catch (IOException e) {
      return new Silent(words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Silent("Nobody waited for Supabase's answer.");
    }
  }

  private @Nullable JsonNode parse(byte[] body) {
    try {
      return json.readValue(body, JsonNode.class);
    } catch (IOException notJson) {
      return null;
    }
  }

  private String words(IOException e) {
    var host = settings.authUrl().getHost();
    return switch (e) {
      case ConnectException refused when isUnresolved(refused) ->
          "The name %s leads nowhere.".formatted(host);
      case HttpConnectTimeoutException slow -> "%s cannot be connected to.".formatted(host);
      case HttpTimeoutException slow -> "%s does not answer in time.".formatted(host);
      case ConnectException refused -> "%s refuses the connection.".formatted(host);
      case SSLException untrusted -> "%s cannot be spoken to safely (TLS).".formatted(host);
      default -> "The connection to %s broke off.".formatted(host);
    };
  }

  private static boolean isUnresolved(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
