package dev.ava.rest;

import dev.ava.domain.account.Session;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Session")
record SessionResponse(
    @Schema(description = "A JWT: send it as `Authorization: Bearer …`.") String accessToken,
    @Schema(type = "string", allowableValues = "bearer") String tokenType,
    @Schema(description = "How long the access token is valid, in seconds.", example = "3600")
        long expiresIn,
    @Schema(description = "Buys the next session, once.") String refreshToken,
    UUID userId) {
  static SessionResponse of(Session session) {
    return new SessionResponse(
        session.accessToken().value(),
        "bearer",
        session.expiresIn().toSeconds(),
        session.refreshToken().value(),
        session.user().value());
  }

  @Override
  public String toString() {
    return "SessionResponse[" + userId + "]";
  }
}
