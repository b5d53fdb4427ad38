package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.account.Account;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param email as the access token names it, nothing if it names none
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Account")
record AccountResponse(
    UUID userId,
    @Schema(nullable = true, example = "ann@example.org") @Nullable String email,
    @Schema(
            type = "string",
            allowableValues = {"free", "starter", "builder", "advanced"})
        String tier,
    Instant createdAt) {
  static AccountResponse of(Account account, @Nullable String email) {
    return new AccountResponse(
        account.id().value(), email, Words.of(account.tier()), account.createdAt());
  }
}
