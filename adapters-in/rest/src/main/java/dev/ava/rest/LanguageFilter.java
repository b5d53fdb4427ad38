package dev.ava.rest;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Forgets which language a client would like: Ava answers in one, and the framework fails on a
/// wish that names none, such as `,`.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class LanguageFilter implements Ordered {
  @RequestFilter
  void forget(HttpRequest<?> request) {
    if (request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
