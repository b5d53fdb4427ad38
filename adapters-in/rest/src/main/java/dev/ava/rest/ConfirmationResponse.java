package dev.ava.rest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// Says that there is no session yet.
@Serdeable.Serializable
@Schema(name = "ConfirmationRequired")
record ConfirmationResponse(
    @Schema(type = "string", allowableValues = "confirmation_required") String code,
    String detail) {
  ConfirmationResponse() {
    this(
        "confirmation_required",
        "Open the link in the e-mail that is on its way to you, then sign in.");
  }
}
