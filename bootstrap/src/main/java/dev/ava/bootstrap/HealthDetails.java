package dev.ava.bootstrap;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.HealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// `/health` says only whether all is well; `/health/readiness` says also how the queues and the
/// numbers stand, which holds no secret and nothing of anybody's.
@Endpoint(id = HealthEndpoint.NAME, defaultSensitive = false)
@Replaces(HealthEndpoint.class)
final class HealthDetails extends HealthEndpoint {
  HealthDetails(
      HealthAggregator<HealthResult> aggregator,
      HealthIndicator[] indicators,
      @Liveness HealthIndicator[] liveness) {
    super(aggregator, indicators, liveness);
  }

  @Override
  protected HealthLevelOfDetail levelOfDetail(@Nullable Principal principal) {
    return ServerRequestContext.currentRequest()
        .map(HttpRequest::getPath)
        .filter(path -> path.endsWith("/readiness"))
        .map(path -> HealthLevelOfDetail.STATUS_DESCRIPTION_DETAILS)
        .orElse(HealthLevelOfDetail.STATUS);
  }
}
