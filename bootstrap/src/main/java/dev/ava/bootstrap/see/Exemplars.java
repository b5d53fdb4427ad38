package dev.ava.bootstrap.see;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.configuration.metrics.micrometer.ExportConfigurationProperties;
import io.micronaut.configuration.metrics.micrometer.prometheus.PrometheusMeterRegistryFactory;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.trace.Span;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Lets metrics name the trace of one message that was counted, as an exemplar, so that a bucket
/// with slow messages leads to a slow message.
@Factory
@Replaces(factory = PrometheusMeterRegistryFactory.class)
@Requires(property = TracesSettings.ENDPOINT)
final class Exemplars {
  @Singleton
  @Replaces(bean = PrometheusMeterRegistry.class, factory = PrometheusMeterRegistryFactory.class)
  PrometheusMeterRegistry registry(ExportConfigurationProperties export) {
    PrometheusConfig config = export.getExport()::getProperty;
    return new PrometheusMeterRegistry(
        config, new PrometheusRegistry(), Clock.SYSTEM, new CurrentSpan());
  }

  private static final class CurrentSpan implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
      return current().isValid() ? current().getTraceId() : null;
    }

    @Override
    public @Nullable String getCurrentSpanId() {
      return current().isValid() ? current().getSpanId() : null;
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return current().isSampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {}

    private static io.opentelemetry.api.trace.SpanContext current() {
      return Span.current().getSpanContext();
    }
  }
}
