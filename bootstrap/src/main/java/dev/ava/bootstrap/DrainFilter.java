package dev.ava.bootstrap;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Ends each connection with the answer to its next request, once the node stops: a connection that
/// was closed while it rests would take along a request that is on its way.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class DrainFilter {
  private final Drain drain;

  DrainFilter(Drain drain) {
    this.drain = drain;
  }

  @ResponseFilter
  void end(MutableHttpResponse<?> response) {
    if (drain.hasBegun()) {
      response.getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
  }
}
