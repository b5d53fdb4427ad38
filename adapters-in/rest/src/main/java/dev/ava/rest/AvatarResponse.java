package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.avatar.Avatar;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Avatar")
record AvatarResponse(
    UUID id,
    UUID userId,
    @Schema(example = "Luna") String name,
    @Schema(example = "27") int age,
    @Schema(
            type = "string",
            allowableValues = {
              "playful",
              "dominant",
              "shy",
              "caring",
              "intellectual",
              "adventurous"
            })
        String personality,
    @Schema(nullable = true) @Nullable String physicalDescription,
    Instant createdAt,
    Instant updatedAt) {
  static AvatarResponse of(Avatar avatar) {
    var persona = avatar.persona();
    var looks = persona.looks();
    return new AvatarResponse(
        avatar.id().value(),
        avatar.owner().value(),
        persona.name().value(),
        persona.age().years(),
        Personalities.write(persona.personality()),
        looks == null ? null : looks.value(),
        avatar.createdAt(),
        avatar.updatedAt());
  }
}
