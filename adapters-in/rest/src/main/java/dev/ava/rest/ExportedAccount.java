package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.account.Account;
import dev.ava.domain.shared.EmailAddress;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportedAccount(
    UUID userId,
    @Nullable String email,
    String tier,
    boolean active,
    Instant createdAt,
    Instant exportedAt) {
  static ExportedAccount of(Account account, @Nullable EmailAddress email, Instant now) {
    return new ExportedAccount(
        account.id().value(),
        email == null ? null : email.value(),
        Words.of(account.tier()),
        account.active(),
        account.createdAt(),
        now);
  }
}
