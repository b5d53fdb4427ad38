package dev.ava.rest;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Adds [SecurityHeaders] to every answer, and has browsers come by https for a year where Ava is
/// reached so. Only to its own host: what else is in the domain is not Ava's to decide.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
  private static final String TRANSPORT_SECURITY = "Strict-Transport-Security";
  private static final String A_YEAR = "max-age=31536000";

  private final boolean isReachedByHttps;

  SecurityHeadersFilter(RestSettings settings) {
    isReachedByHttps = settings.publicUrl().startsWith("https://");
  }

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    SecurityHeaders.addTo(response);
    if (isReachedByHttps) {
      response.getHeaders().set(TRANSPORT_SECURITY, A_YEAR);
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }
}
