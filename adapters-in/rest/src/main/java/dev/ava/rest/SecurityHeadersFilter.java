package dev.ava.rest;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    SecurityHeaders.addTo(response);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }
}
