package dev.ava.metagraph;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.shared.InvalidValue;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what became of a message from the answer to its request. An error of Meta's own says that
/// the message was not taken, whatever the status; of other answers only a refusal says so.
@Singleton
final class AnswerReader {
  private final JsonMapper json;
  private final Waits waits;
  private final Reasons reasons;

  AnswerReader(JsonMapper json, Waits waits, MetaGraphSettings settings) {
    this.json = json;
    this.waits = waits;
    this.reasons = new Reasons(settings.accessToken());
  }

  Result read(HttpResponse<byte[]> answer, OutboundMessage message) {
    var body = answer.getBody().map(this::parse).orElse(null);
    return MetaError.in(body)
        .map(error -> byError(error, answer, message))
        .orElseGet(() -> byStatus(answer, body));
  }

  private Result byError(MetaError error, HttpResponse<?> answer, OutboundMessage message) {
    return new Result.Failed(
        new SendFailure(error.code(), reasons.of(error, message)),
        error.handling(answer.code()),
        waits.in(answer.getHeaders()));
  }

  private Result byStatus(HttpResponse<?> answer, @Nullable JsonNode body) {
    var status = answer.code();
    if (status == HttpStatus.OK.getCode()) {
      return wamid(body)
          .<Result>map(Result.Accepted::new)
          .orElseGet(() -> unanswered("The Graph API answered 200 without a message id."));
    }
    var why = "The Graph API answered " + status + " without an error of Meta's.";
    return status < HttpStatus.MULTIPLE_CHOICES.getCode()
            || status >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
            || status == HttpStatus.REQUEST_TIMEOUT.getCode()
        ? unanswered(why)
        : new Result.Failed(
            new SendFailure(null, why), Handling.RETRY, waits.in(answer.getHeaders()));
  }

  private static Result unanswered(String why) {
    return new Result.Unanswered(new SendFailure(null, why));
  }

  private static Optional<Wamid> wamid(@Nullable JsonNode body) {
    try {
      var id = Json.text(Json.first(Json.get(body, "messages")), "id");
      return Optional.of(new Wamid(id));
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private @Nullable JsonNode parse(byte[] body) {
    try {
      return json.readValue(body, JsonNode.class);
    } catch (IOException notJson) {
      return null;
    }
  }
}
