package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Transactions;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/// Whether transactions work. A node without its database takes no requests, and lives on to try
/// again.
@Singleton
@Readiness
final class DatabaseHealth extends AbstractHealthIndicator<Map<String, String>> {
  private final Transactions transactions;

  DatabaseHealth(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  protected String getName() {
    return "database";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    try {
      transactions.required(Caller.Service.WORKER, () -> {});
      healthStatus = HealthStatus.UP;
    } catch (OutPortException away) {
      healthStatus = HealthStatus.DOWN;
    }
    return Map.of();
  }
}
