package dev.ava.rest;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.concurrent.CompletionStage;

/// Counts each request of a client address, before anybody looks at its token.
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Limited.PATHS)
final class AddressLimitFilter implements Ordered {
  private final RateLimits limits;
  private final ClientAddresses addresses;
  private final CountingThreads threads;

  AddressLimitFilter(RateLimits limits, ClientAddresses addresses, CountingThreads threads) {
    this.limits = limits;
    this.addresses = addresses;
    this.threads = threads;
  }

  @RequestFilter
  CompletionStage<HttpRequest<?>> count(HttpRequest<?> request) {
    return threads.count(request, () -> limits.countRequest(addresses.keyOf(request)));
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Standing.of(request).ifPresent(standing -> standing.addTo(response));
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }
}
