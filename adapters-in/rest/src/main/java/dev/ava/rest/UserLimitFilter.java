package dev.ava.rest;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.UserId;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Counts each request of a signed-in person, once the token is verified.
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Limited.PATHS)
final class UserLimitFilter implements Ordered {
  private final RateLimits limits;
  private final CountingThreads threads;

  UserLimitFilter(RateLimits limits, CountingThreads threads) {
    this.limits = limits;
    this.threads = threads;
  }

  @RequestFilter
  CompletionStage<HttpRequest<?>> count(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .flatMap(UserLimitFilter::user)
        .map(user -> threads.count(request, () -> limits.countRequest(user)))
        .orElseGet(() -> CompletableFuture.completedFuture(request));
  }

  /// Nobody, if the token names nobody; it is refused later.
  private static Optional<UserId> user(Authentication authentication) {
    try {
      return Optional.of(UserId.parse(authentication.getName()));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }
}
