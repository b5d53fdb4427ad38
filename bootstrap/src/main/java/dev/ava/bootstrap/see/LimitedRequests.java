package dev.ava.bootstrap.see;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Counts what is refused because somebody asks too often (`ava.rate.limited`), whoever refuses it,
/// by the route and not by the path, of which there are as many as people think up.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@RequiresMetrics
final class LimitedRequests implements Ordered {
  private static final String NAME = "ava.rate.limited";
  private static final String ROUTE = "route";
  private static final String SOME_ROUTE = "other";

  private final MeterRegistry meters;

  LimitedRequests(MeterRegistry meters) {
    this.meters = meters;
    meters.counter(NAME, ROUTE, SOME_ROUTE);
  }

  @ResponseFilter
  void count(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
      var route = BasicHttpAttributes.getUriTemplate(request).orElse(SOME_ROUTE);
      meters.counter(NAME, ROUTE, route).increment();
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
