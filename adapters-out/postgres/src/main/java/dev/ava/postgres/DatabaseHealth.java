package dev.ava.postgres;

import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Schema;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether transactions work and find the schema that this version needs. A node without its
/// database takes no requests, and lives on to try again.
@Singleton
@Readiness
final class DatabaseHealth extends AbstractHealthIndicator<Map<String, String>> {
  private static final Logger log = LoggerFactory.getLogger(DatabaseHealth.class);

  private final Schema schema;

  DatabaseHealth(Schema schema) {
    this.schema = schema;
  }

  @Override
  protected String getName() {
    return "database";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    try {
      var current = schema.isCurrent();
      healthStatus = current ? HealthStatus.UP : HealthStatus.DOWN;
      return Map.of("schema", current ? "current" : "behind");
    } catch (OutPortException away) {
      healthStatus = HealthStatus.DOWN;
      return Map.of("database", "away");
    } catch (RuntimeException defect) {
      log.error("Cannot tell how the database is", defect);
      healthStatus = HealthStatus.DOWN;
      return Map.of("database", "broken");
    }
  }
}
