package dev.ava.rest;

import dev.ava.domain.shared.port.Allowances.Limit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Optional;

/// How a client stands with a limit, as the headers `RateLimit-Policy` and `RateLimit` say it
/// (draft-ietf-httpapi-ratelimit-headers-10). An answer has them once, for the last limit that it
/// passed, which for a signed-in person is the person's own.
///
/// @param left how many requests are left now
/// @param wholeIn until when all are back
record Standing(String scope, Limit limit, int left, Duration wholeIn) {
  private static final String ATTRIBUTE = "dev.ava.rate-limit";

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<Standing> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Standing.class);
  }

  void addTo(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set(
        "RateLimit-Policy",
        "\"" + scope + "\";q=" + limit.times() + ";w=" + seconds(limit.period()));
    headers.set("RateLimit", "\"" + scope + "\";r=" + left + ";t=" + seconds(wholeIn));
  }

  /// Whole ones, rounded up.
  private static long seconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
