package dev.ava.simulator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// An error in Meta's shape and, where they are known, in Meta's words
/// (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes).
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(Include.NON_NULL)
record GraphError(
    @JsonIgnore HttpStatus httpStatus,
    String message,
    String type,
    int code,
    @Nullable Integer errorSubcode,
    @Nullable ErrorData errorData,
    String fbtraceId) {

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record ErrorData(String messagingProduct, String details) {}

  static GraphError noToken() {
    return unauthorized("An access token is required to request this resource.");
  }

  static GraphError wrongToken() {
    return unauthorized("Invalid OAuth access token - Cannot parse access token");
  }

  static GraphError unknownPath(String version) {
    return oauth(2500, "Unknown path components: /" + version, null);
  }

  static GraphError unknownObject(String id) {
    var message =
        "Unsupported post request. Object with ID '%s' does not exist, cannot be loaded due to"
                .formatted(id)
            + " missing permissions, or does not support this operation";
    return new GraphError(
        HttpStatus.BAD_REQUEST, message, "GraphMethodException", 100, 33, null, MetaIds.trace());
  }

  /// Something is wrong with a parameter's name, length or choice.
  static GraphError parameter(String message) {
    return oauth(100, "(#100) " + message, null);
  }

  static GraphError missing(String details) {
    return oauth(131008, "(#131008) Required parameter is missing", details);
  }

  static GraphError invalidValue(String details) {
    return oauth(131009, "(#131009) Parameter value is not valid", details);
  }

  static GraphError toOurselves() {
    return oauth(
        131021,
        "(#131021) Recipient cannot be sender",
        "Sender and recipient phone number is the same.");
  }

  static GraphError undeliverable(String details) {
    return oauth(131026, "(#131026) Message undeliverable", details);
  }

  static GraphError unsupportedType(String type) {
    return oauth(
        131051,
        "(#131051) Unsupported message type",
        "The simulated phone shows text only, not " + type + ".");
  }

  private static GraphError unauthorized(String message) {
    return new GraphError(
        HttpStatus.UNAUTHORIZED, message, "OAuthException", 190, null, null, MetaIds.trace());
  }

  private static GraphError oauth(int code, String message, @Nullable String details) {
    var data = details == null ? null : new ErrorData("whatsapp", details);
    return new GraphError(
        HttpStatus.BAD_REQUEST, message, "OAuthException", code, null, data, MetaIds.trace());
  }
}
