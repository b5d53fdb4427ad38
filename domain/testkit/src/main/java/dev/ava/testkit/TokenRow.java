package dev.ava.testkit;

import dev.ava.domain.account.Session;
import java.time.Instant;

record TokenRow(Session.Id session, Instant expiresAt, boolean spent) {}
