package dev.ava.bootstrap;

import io.micronaut.context.annotation.Value;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// The first part of a stop: the node says that it is not ready, and goes on answering until
/// whoever sends it requests has heard of it. Then it closes its port, but not yet the connections
/// that were made in that moment: their first requests may be on their way.
@Singleton
@Readiness
final class Drain extends AbstractHealthIndicator<Map<String, Object>> {
  private static final Duration FIRST_REQUEST = Duration.ofSeconds(1);

  private final Duration length;
  private final Port port;
  private volatile boolean begun;

  Drain(@Value("${ava.drain-seconds:0}") int seconds, Port port) {
    this.length = Duration.ofSeconds(seconds);
    this.port = port;
  }

  /// Begins, and returns when it is over, up to a second after its length. An interrupt ends it
  /// early. Without a length there is none.
  void run() {
    begun = true;
    if (length.isZero()) {
      return;
    }
    try {
      Thread.sleep(length);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    port.close(FIRST_REQUEST);
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
