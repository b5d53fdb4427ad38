package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.MessageDigest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where Meta delivers. Everything that is signed is stored, read or not, and only then answered
/// with 200: Meta sends again for days whatever is answered otherwise.
@Controller("/webhook")
@Secured("isAnonymous()")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
  private static final byte[] NOTHING = {};
  private static final String SECONDS_TO_WAIT = "5";

  private final WebhookSettings settings;
  private final Signature signature;
  private final UpdateReader updates;
  private final ReceiveWebhook receiveWebhook;
  private final StoreOutage outage;

  WebhookController(
      WebhookSettings settings, UpdateReader updates, ReceiveWebhook receiveWebhook, Clock clock) {
    this.settings = settings;
    this.signature = new Signature(settings.appSecret());
    this.updates = updates;
    this.receiveWebhook = receiveWebhook;
    this.outage = new StoreOutage(clock);
  }

  /// Proves to Meta that the callback is ours, by giving back the challenge as it came.
  @Get(produces = MediaType.TEXT_PLAIN)
  HttpResponse<?> verify(
      @QueryValue("hub.mode") @Nullable String mode,
      @QueryValue("hub.verify_token") @Nullable String token,
      @QueryValue("hub.challenge") @Nullable String challenge) {
    return challenge != null && "subscribe".equals(mode) && isOurs(token)
        ? HttpResponse.ok(challenge)
        : WebhookProblem.response(
            HttpStatus.FORBIDDEN, "verification_failed", "The verify token is not the agreed one.");
  }

  @Post(consumes = MediaType.ALL)
  HttpResponse<?> receive(HttpRequest<byte[]> request) {
    var bytes = request.getBody().orElse(NOTHING);
    if (!signature.matches(request.getHeaders().getAll(Signature.HEADER), bytes)) {
      LOG.warn("Refused a webhook of {} bytes: its signature is missing or wrong.", bytes.length);
      return WebhookProblem.response(
          HttpStatus.UNAUTHORIZED, "bad_signature", "The signature is missing or wrong.");
    }
    try {
      receiveWebhook.receive(
          new ReceiveWebhook.Command(Caller.Service.WEBHOOK, updates.read(bytes)));
      outage.stored();
      return HttpResponse.ok(WebhookResponse.OK);
    } catch (Unavailable e) {
      outage.noticed(e);
      return WebhookProblem.response(
              HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "It may not be stored. Send it again.")
          .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }
  }

  private boolean isOurs(@Nullable String token) {
    return token != null
        && MessageDigest.isEqual(settings.verifyToken().getBytes(UTF_8), token.getBytes(UTF_8));
  }
}
