package dev.ava.metagraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.diagnosis.port.Examiner.Terms;
import dev.ava.metagraph.GraphAnswer.Read;
import dev.ava.metagraph.GraphAnswer.Refused;
import dev.ava.metagraph.GraphAnswer.Unreachable;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Asks the Graph API questions that change nothing. Tokens travel in a header, where there is a
/// choice, and no exception's text is handed on, because it may hold a URL.
@Singleton
final class GraphReads {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final int LONGEST_ANSWER = 1024 * 1024;

  /// How Meta names a field that the version in use does not have, or that the token may not see.
  private static final Pattern MISSING_FIELD =
      Pattern.compile("nonexisting field \\(([A-Za-z_]+)\\)");

  private final MetaGraphSettings settings;
  private final SetUp setUp;
  private final JsonMapper json;

  GraphReads(MetaGraphSettings settings, SetUp setUp, JsonMapper json) {
    this.settings = settings;
    this.setUp = setUp;
    this.json = json;
  }

  /// Asks with the access token of this installation.
  ///
  /// @param path after the version, such as `/123/phone_numbers`
  GraphAnswer get(String path, Terms terms) {
    return exchange(path, settings.accessToken(), terms.limit());
  }

  /// Asks with the app's own token.
  GraphAnswer getAsApp(String path, String appToken, Terms terms) {
    return exchange(path, appToken, terms.limit());
  }

  /// Asks for some fields of an object. One that Meta does not know is left out, and the others are
  /// asked for again: a single unknown name would spoil the whole answer.
  GraphAnswer get(String path, List<String> fields, Terms terms) {
    var deadline = System.nanoTime() + terms.limit().toNanos();
    var left = new ArrayList<>(fields);
    while (true) {
      var answer =
          exchange(
              path + "?fields=" + String.join(",", left),
              settings.accessToken(),
              Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      if (!(answer instanceof Refused refused) || !left.remove(missingField(refused))) {
        return answer;
      }
    }
  }

  /// What the access token is, as Meta sees it, asked with the app's token, which may ask about
  /// every token of the app.
  GraphAnswer token(String appToken, Duration limit) {
    return exchange(debugged(), appToken, limit);
  }

  /// The same, asked by the access token about itself.
  GraphAnswer tokenOfItself(Duration limit) {
    return exchange(debugged(), settings.accessToken(), limit);
  }

  private String debugged() {
    return "/debug_token?input_token=" + encoded(settings.accessToken());
  }

  private static String missingField(Refused refused) {
    var matcher = MISSING_FIELD.matcher(refused.error().message());
    return matcher.find() ? matcher.group(1) : "";
  }

  private GraphAnswer exchange(String path, String token, Duration limit) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .timeout(limit)
            .build();
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit.compareTo(LONGEST_CONNECT) < 0 ? limit : LONGEST_CONNECT)
            .build()) {
      return read(
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER)));
    } catch (IOException e) {
      return new Unreachable(words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreachable("The Graph API was not waited for any longer.");
    }
  }

  private GraphAnswer read(HttpResponse<byte[]> answer) {
    var body = parse(answer.body());
    var error = MetaError.in(body);
    if (error.isPresent()) {
      return new Refused(
          error.get(), new Reasons(settings.accessToken(), setUp.appSecret()).of(error.get()));
    }
    return body != null && body.isObject() && answer.statusCode() == 200
        ? new Read(body)
        : new Unreachable(
            "%s answers %d, and not as the Graph API does."
                .formatted(settings.graphUrl().getHost(), answer.statusCode()));
  }

  private @Nullable JsonNode parse(byte[] body) {
    try {
      return json.readValue(body, JsonNode.class);
    } catch (IOException notJson) {
      return null;
    }
  }

  private URI uri(String path) {
    var base = settings.graphUrl().toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + "/"
            + settings.graphVersion()
            + path);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private String words(IOException e) {
    var host = settings.graphUrl().getHost();
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
