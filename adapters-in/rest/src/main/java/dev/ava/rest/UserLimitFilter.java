package dev.ava.rest;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.UserId;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;

/// Counts each request of a signed-in person, once the token is verified.
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Limited.PATHS)
final class UserLimitFilter implements Ordered {
  private final RateLimits limits;

  UserLimitFilter(RateLimits limits) {
    this.limits = limits;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void count(HttpRequest<?> request) {
    request
        .getUserPrincipal(Authentication.class)
        .flatMap(UserLimitFilter::user)
        .ifPresent(user -> limits.countRequest(user).attachTo(request));
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
