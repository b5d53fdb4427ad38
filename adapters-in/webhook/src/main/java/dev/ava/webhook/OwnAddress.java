package dev.ava.webhook;

import dev.ava.domain.diagnosis.port.Examiner.Terms;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
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

/// The webhook as Meta sees it: at the public address, through whatever stands before Ava.
@Singleton
final class OwnAddress {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final String publicUrl;
  private final boolean isSimulated;
  private final boolean isBesideServer;

  /// @param isSimulated whether the simulator plays Meta
  /// @param isBesideServer whether the server is another process, whose simulator may have secrets
  ///     that only it knows
  OwnAddress(
      @Property(name = "ava.public-url") String publicUrl,
      @Property(name = "ava.whatsapp.simulated") @Bindable(defaultValue = "false")
          boolean isSimulated,
      @Property(name = "ava.webhook.beside-server") @Bindable(defaultValue = "false")
          boolean isBesideServer) {
    this.publicUrl = publicUrl;
    this.isSimulated = isSimulated;
    this.isBesideServer = isBesideServer;
  }

  /// What somebody answers there.
  sealed interface Answer {}

  /// An answer.
  record Answered(int status, String body) implements Answer {}

  /// None.
  ///
  /// @param why one sentence
  record Silent(String why) implements Answer {}

  String webhook() {
    return publicUrl + "/webhook";
  }

  URI uri() {
    return URI.create(publicUrl);
  }

  boolean isSimulated() {
    return isSimulated;
  }

  /// Whether the secrets here may be others than those of the server.
  boolean mayHaveOtherSecrets() {
    return isSimulated && isBesideServer;
  }

  /// Asks for an answer. Follows no redirect, as Meta does not.
  ///
  /// @param query empty or beginning with a question mark
  Answer exchange(String query, HttpRequest.Builder request, Terms terms) {
    var limit = terms.limit();
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit.compareTo(LONGEST_CONNECT) < 0 ? limit : LONGEST_CONNECT)
            .build()) {
      var answer =
          http.send(
              request.uri(URI.create(webhook() + query)).timeout(limit).build(),
              BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
      return new Answered(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Silent(words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Silent("Nobody waited for the answer.");
    }
  }

  private String words(IOException e) {
    var host = uri().getHost();
    return switch (e) {
      case ConnectException refused when isUnresolved(refused) ->
          "The name %s leads nowhere.".formatted(host);
      case HttpConnectTimeoutException slow -> "%s cannot be connected to.".formatted(host);
      case HttpTimeoutException slow -> "%s does not answer in time.".formatted(webhook());
      case ConnectException refused -> "Nobody listens at %s.".formatted(publicUrl);
      case SSLException untrusted ->
          "The certificate of %s is not one that this machine trusts.".formatted(host);
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
