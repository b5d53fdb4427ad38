package dev.ava.rest;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
@Schema(
    name = "Persona",
    requiredProperties = {"name", "age", "personality"})
record PersonaRequest(
    @Schema(nullable = false, type = "string", minLength = 1, maxLength = 80, example = "Luna")
        @Nullable JsonNode name,
    @Schema(nullable = false, type = "integer", minimum = "20", maximum = "150", example = "27")
        @Nullable JsonNode age,
    @Schema(
            nullable = false,
            type = "string",
            allowableValues = {
              "playful",
              "dominant",
              "shy",
              "caring",
              "intellectual",
              "adventurous"
            },
            example = "playful")
        @Nullable JsonNode personality,
    @Schema(
            type = "string",
            nullable = true,
            minLength = 1,
            maxLength = 2000,
            example = "Green eyes, freckles, always in a yellow raincoat.")
        @Nullable JsonNode physicalDescription) {}
