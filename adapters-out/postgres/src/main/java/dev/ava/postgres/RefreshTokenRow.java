package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// A refresh token with what decides about it.
///
/// @param usable whether it is neither expired nor of a session that has ended
@MappedEntity("ava.auth_refresh_tokens")
record RefreshTokenRow(
    @Id String tokenHash, UUID sessionId, UUID userId, boolean spent, boolean usable) {}
