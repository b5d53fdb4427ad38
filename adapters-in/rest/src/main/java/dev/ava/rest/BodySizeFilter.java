package dev.ava.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Refuses bodies over 64 KiB, of which the largest sensible one (a description of 2,000 characters
/// with every character escaped) needs less than half. Bodies without a stated length are bounded
/// by the server's own limit.
@ServerFilter({"/account/**", "/auth/**", "/avatars/**", "/preferences/**", "/messages/**"})
final class BodySizeFilter {
  private static final long MOST_BYTES = 64 * 1024;

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getContentLength() > MOST_BYTES) {
      throw Refusal.of(ProblemCode.TOO_LARGE);
    }
  }
}
