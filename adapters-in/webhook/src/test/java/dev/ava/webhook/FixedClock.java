package dev.ava.webhook;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// The time of every test.
@Factory
final class FixedClock {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  static final Instant NOW_TO_THE_SECOND = Instant.parse("2026-11-20T12:00:00Z");

  @Singleton
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
