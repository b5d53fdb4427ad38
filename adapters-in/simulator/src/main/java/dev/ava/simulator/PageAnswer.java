package dev.ava.simulator;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/// Answers with a file, and lets it do nothing but what the developer pages do.
final class PageAnswer {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageAnswer() {}

  static MutableHttpResponse<?> of(Optional<Pages.Content> found) {
    return found
        .<MutableHttpResponse<?>>map(
            content ->
                HttpResponse.ok(content.bytes())
                    .contentType(content.type())
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff"))
        .orElseGet(HttpResponse::notFound);
  }
}
