package dev.ava.rest;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Deserializable
@Schema(
    name = "Deletion",
    requiredProperties = {"password"})
record DeletionRequest(
    @Schema(
            nullable = false,
            type = "string",
            format = "password",
            description = "The caller's own, once more.",
            example = "correct horse battery")
        @Nullable JsonNode password) {
  @Override
  public String toString() {
    return "DeletionRequest[…]";
  }
}
