package dev.ava.rest;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/// Puts the request id into the logs (MDC key `request_id`) and into every response.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class RequestIdFilter implements Ordered {
  private static final String MDC_KEY = "request_id";

  @RequestFilter
  void remember(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new MdcPropagationContext(Map.of(MDC_KEY, RequestIds.of(request))));
  }

  @ResponseFilter
  void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().set(RequestIds.HEADER, RequestIds.of(request));
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
