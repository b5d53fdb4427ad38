package dev.ava.postgres;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.configuration.metrics.binder.r2dbc.R2dbcPoolMetricsBinder;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/// Measures both pools of connections (`r2dbc.pool.*`, with the pool as `name`). The framework
/// would only see one that is the whole connection factory.
@Factory
final class PoolMeters {
  @Singleton
  @Named("ava-user-pool")
  MeterBinder users(CallerConnections connections) {
    return new R2dbcPoolMetricsBinder(connections.users(), "user", List.of());
  }

  @Singleton
  @Named("ava-service-pool")
  MeterBinder services(CallerConnections connections) {
    return new R2dbcPoolMetricsBinder(connections.services(), "service", List.of());
  }
}
