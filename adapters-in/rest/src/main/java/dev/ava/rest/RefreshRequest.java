package dev.ava.rest;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Refresh", requiredProperties = "refresh_token")
record RefreshRequest(
    @Schema(
            nullable = false,
            type = "string",
            description = "The one of the last answer; it works once.")
        @Nullable JsonNode refreshToken) {
  @Override
  public String toString() {
    return "RefreshRequest[…]";
  }
}
