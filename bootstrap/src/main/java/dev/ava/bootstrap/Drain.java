package dev.ava.bootstrap;

import io.micronaut.context.annotation.Value;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// The first part of a stop: the node says that it is not ready, and goes on answering until
/// whoever sends it requests has heard of it.
@Singleton
@Readiness
final class Drain extends AbstractHealthIndicator<Map<String, Object>> {
  private final Duration length;
  private volatile boolean begun;

  Drain(@Value("${ava.drain-seconds:0}") int seconds) {
    this.length = Duration.ofSeconds(seconds);
  }

  /// Begins, and returns when it is over. An interrupt ends it early.
  void run() {
    begun = true;
    try {
      Thread.sleep(length);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  boolean hasBegun() {
    return begun;
  }

  @Override
  protected String getName() {
    return "node";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    healthStatus = begun ? HealthStatus.DOWN : HealthStatus.UP;
    return Map.of("stops", begun);
  }
}
