package dev.ava.rest;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.InMemoryAllowances;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What counts requests in tests, in a time that passes when a test says so.
@Factory
final class Counting {
  @Singleton
  FakeClock clock() {
    return new FakeClock();
  }

  @Singleton
  Allowances allowances(FakeClock clock) {
    return new InMemoryAllowances(clock);
  }
}
