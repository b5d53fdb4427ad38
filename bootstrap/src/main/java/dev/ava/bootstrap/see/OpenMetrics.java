package dev.ava.bootstrap.see;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.configuration.metrics.micrometer.prometheus.management.PrometheusEndpoint;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;

/// `/prometheus` in the format that the asker prefers: OpenMetrics, which alone has exemplars, for
/// Prometheus, and text for people.
@Endpoint(id = PrometheusEndpoint.ID, defaultSensitive = false)
@Replaces(PrometheusEndpoint.class)
@Requires(property = TracesSettings.ENDPOINT)
final class OpenMetrics {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  OpenMetrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Read(produces = {"application/openmetrics-text", "text/plain"})
  HttpResponse<String> scrape() {
    var type =
        ServerRequestContext.currentRequest()
            .map(request -> request.getHeaders().get(HttpHeaders.ACCEPT))
            .filter(accept -> accept.contains("application/openmetrics-text"))
            .map(_ -> OPEN_METRICS)
            .orElse(TEXT);
    return HttpResponse.ok(registry.scrape(type)).header(HttpHeaders.CONTENT_TYPE, type);
  }
}
