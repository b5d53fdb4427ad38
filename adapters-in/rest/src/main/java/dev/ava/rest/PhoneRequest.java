package dev.ava.rest;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Deserializable
@Schema(name = "Phone", requiredProperties = "phone")
record PhoneRequest(
    @Schema(
            nullable = false,
            type = "string",
            description = "With + and country code; spaces and dashes are dropped.",
            example = "+49 151 12345678")
        @Nullable JsonNode phone) {}
