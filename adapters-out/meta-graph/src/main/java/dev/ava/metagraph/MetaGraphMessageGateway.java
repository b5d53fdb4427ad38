package dev.ava.metagraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.BlockingHttpClient;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends through `POST /{version}/{phone_number_id}/messages`. Meta knows no idempotency key, so a
/// request is made once, and whenever it may have left without an answer the message is unanswered.
@Singleton
final class MetaGraphMessageGateway implements MessageGateway {
  private static final Logger LOG = LoggerFactory.getLogger(MetaGraphMessageGateway.class);

  /// How the client's message begins when there was never a connection to send on: no address,
  /// refused, timed out, no TLS.
  private static final String NO_CONNECTION = "Connect Error";

  private static final Argument<byte[]> BYTES = Argument.of(byte[].class);

  private final BlockingHttpClient http;
  private final AnswerReader answers;
  private final MetaGraphSettings settings;
  private final String version;

  MetaGraphMessageGateway(
      @Client(configuration = MetaGraphClientConfiguration.class) HttpClient http,
      AnswerReader answers,
      MetaGraphSettings settings) {
    this.http = http.toBlocking();
    this.answers = answers;
    this.settings = settings;
    var base = settings.graphUrl().toString();
    this.version =
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + "/"
            + settings.graphVersion()
            + "/";
  }

  @Override
  public Result send(OutboundMessage message, int attempt) {
    var reference = new OutboundMessage.Reference(message.id(), attempt);
    var result = exchange(message, reference);
    if (!(result instanceof Result.Accepted)) {
      LOG.warn("Message {}: {}", reference, result);
    }
    return result;
  }

  private Result exchange(OutboundMessage message, OutboundMessage.Reference reference) {
    if (Thread.currentThread().isInterrupted()) {
      return notSent("Ava is stopping.");
    }
    try {
      return answers.read(http.exchange(request(message, reference), BYTES, BYTES), message);
    } catch (HttpClientException e) {
      return withoutAnswer(e);
    } catch (RuntimeException e) {
      return unanswered("The request broke off: " + e.getClass().getSimpleName() + ".");
    }
  }

  private HttpRequest<TextMessageRequest> request(
      OutboundMessage message, OutboundMessage.Reference reference) {
    var uri = URI.create(version + URLEncoder.encode(message.from().value(), UTF_8) + "/messages");
    return HttpRequest.POST(uri, TextMessageRequest.of(message, reference))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .accept(MediaType.APPLICATION_JSON_TYPE)
        .bearerAuth(settings.accessToken());
  }

  private Result withoutAnswer(HttpClientException e) {
    var message = e.getMessage();
    if (message != null && message.startsWith(NO_CONNECTION)) {
      var cause = e.getCause() == null ? e : e.getCause();
      return notSent("No connection to the Graph API: " + cause.getClass().getSimpleName() + ".");
    }
    return e instanceof ReadTimeoutException
        ? unanswered("The Graph API did not answer in time.")
        : unanswered("The connection to the Graph API broke off before it had answered.");
  }

  private static Result notSent(String why) {
    return new Result.Failed(new SendFailure(null, why), Handling.RETRY, Optional.empty());
  }

  private static Result unanswered(String why) {
    return new Result.Unanswered(new SendFailure(null, why));
  }
}
