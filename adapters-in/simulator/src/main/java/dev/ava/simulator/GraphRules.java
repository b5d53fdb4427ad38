package dev.ava.simulator;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Meta refuses at once. The first fault is the answer.
@Singleton
@SimulatorOnly
final class GraphRules {
  private static final int LONGEST_TEXT = 4_096;
  private static final int LONGEST_CALLBACK_DATA = 512;
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final BusinessAccount account;

  GraphRules(BusinessAccount account) {
    this.account = account;
  }

  Optional<GraphError> faultOf(GraphRequest request) {
    if (request.messagingProduct() == null) {
      return Optional.of(GraphError.parameter("The parameter messaging_product is required."));
    }
    if (!request.messagingProduct().equals("whatsapp")) {
      return Optional.of(oneOf("messaging_product", "WHATSAPP", request.messagingProduct()));
    }
    return request.status() == null ? faultOfMessage(request) : faultOfStatus(request);
  }

  private static Optional<GraphError> faultOfStatus(GraphRequest request) {
    if (!"read".equals(request.status())) {
      return Optional.of(oneOf("status", "READ", request.status()));
    }
    return request.messageId() == null
        ? Optional.of(GraphError.parameter("The parameter message_id is required."))
        : Optional.empty();
  }

  private Optional<GraphError> faultOfMessage(GraphRequest request) {
    var type = request.recipientType();
    if (type != null && !type.equals("individual")) {
      return Optional.of(oneOf("recipient_type", "INDIVIDUAL", type));
    }
    var data = request.bizOpaqueCallbackData();
    if (data != null && data.length() > LONGEST_CALLBACK_DATA) {
      return Optional.of(tooLong("biz_opaque_callback_data", LONGEST_CALLBACK_DATA));
    }
    return faultOfRecipient(request).or(() -> faultOfContent(request));
  }

  private Optional<GraphError> faultOfRecipient(GraphRequest request) {
    var to = request.to();
    if (to == null) {
      return request.recipient() == null
          ? Optional.of(GraphError.parameter("The parameter to is required."))
          : Optional.empty();
    }
    if (!PHONE_NUMBER.matcher(to).matches()) {
      return Optional.of(
          GraphError.invalidValue(
              "to must be + and 7 to 15 digits. Meta would take a number without + for one in the"
                  + " country of the business number, and write to a stranger."));
    }
    return to.equals(account.businessNumber())
        ? Optional.of(GraphError.toOurselves())
        : Optional.empty();
  }

  private static Optional<GraphError> faultOfContent(GraphRequest request) {
    if (request.type() != null && !request.type().equals("text")) {
      return Optional.of(GraphError.unsupportedType(request.type()));
    }
    var body = request.text() == null ? null : request.text().body();
    if (body == null) {
      return Optional.of(GraphError.missing("text.body"));
    }
    if (body.isBlank()) {
      return Optional.of(
          GraphError.parameter("Param text['body'] must be at least 1 characters long."));
    }
    return body.codePointCount(0, body.length()) > LONGEST_TEXT
        ? Optional.of(tooLong("text['body']", LONGEST_TEXT))
        : Optional.empty();
  }

  private static GraphError tooLong(String name, int most) {
    return GraphError.parameter(
        "Param %s must be at most %d characters long.".formatted(name, most));
  }

  private static GraphError oneOf(String name, String choices, @Nullable String got) {
    return GraphError.parameter(
        "Param %s must be one of {%s} - got \"%s\".".formatted(name, choices, got));
  }
}
