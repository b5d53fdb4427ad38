package dev.ava.domain.account;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import java.time.Instant;

/// An e-mail address with the hash of its password, as the built-in sign-in keeps them.
public record Credential(
    UserId user, EmailAddress email, PasswordHash password, Instant createdAt) {}
