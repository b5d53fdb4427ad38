package dev.ava.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import java.util.Map;
import java.util.Optional;

/// The headers that keep a browser from guessing, caching, leaking and framing. A response that
/// brings one of them itself keeps its own.
final class SecurityHeaders {
  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  private static final String FOR_DATA =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String FOR_PAGES =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /// What an answer has that is no page.
  static final Map<String, String> OF_DATA =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          HttpHeaders.CACHE_CONTROL,
          "no-store",
          CONTENT_SECURITY_POLICY,
          FOR_DATA);

  private SecurityHeaders() {}

  static void addTo(MutableHttpResponse<?> response) {
    if (isPage(response)) {
      add(response, CONTENT_SECURITY_POLICY, FOR_PAGES);
    }
    OF_DATA.forEach((name, value) -> add(response, name, value));
  }

  private static boolean isPage(MutableHttpResponse<?> response) {
    return response
        .getContentType()
        .or(() -> declared(response))
        .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
        .isPresent();
  }

  private static Optional<MediaType> declared(MutableHttpResponse<?> response) {
    return RouteAttributes.getRouteInfo(response)
        .flatMap(route -> route.getProduces().stream().findFirst());
  }

  private static void add(MutableHttpResponse<?> response, String name, String value) {
    if (!response.getHeaders().contains(name)) {
      response.getHeaders().set(name, value);
    }
  }
}
