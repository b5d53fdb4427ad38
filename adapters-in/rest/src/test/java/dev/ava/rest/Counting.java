package dev.ava.rest;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.InMemoryAllowances;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What counts requests in tests, in a time that passes when a test says so.
@Factory
final class Counting {
  static final String WHERE = "test.counting";

  private static final Duration WAY = Duration.ofMillis(20);

  @Singleton
  FakeClock clock() {
    return new FakeClock();
  }

  @Singleton
  Allowances allowances(
      FakeClock clock, @Property(name = WHERE, defaultValue = "at once") String where) {
    var memory = new InMemoryAllowances(clock);
    return where.equals("elsewhere") ? new FarAway(memory) : memory;
  }

  /// Allowances that take a while to answer.
  private record FarAway(Allowances allowances) implements Allowances {
    @Override
    public Answer take(Limit limit, Subject subject) {
      LockSupport.parkNanos(WAY.toNanos());
      return allowances.take(limit, subject);
    }

    @Override
    public void giveBack(Limit limit, Subject subject) {
      LockSupport.parkNanos(WAY.toNanos());
      allowances.giveBack(limit, subject);
    }

    @Override
    public boolean answersAtOnce() {
      return false;
    }
  }
}
