package dev.ava.rest;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Deserializable
@Schema(
    name = "SignUp",
    requiredProperties = {"email", "password"})
record SignUpRequest(
    @Schema(
            nullable = false,
            type = "string",
            format = "email",
            maxLength = 254,
            example = "ann@example.org")
        @Nullable JsonNode email,
    @Schema(
            nullable = false,
            type = "string",
            format = "password",
            description = "8 characters to 72 bytes of UTF-8.",
            minLength = 8,
            maxLength = 72,
            example = "correct horse battery")
        @Nullable JsonNode password) {
  @Override
  public String toString() {
    return "SignUpRequest[…]";
  }
}
