package dev.ava.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Which pages of other origins a browser lets talk to Ava. Nobody's, unless some are named. They
/// send a token and never cookies, so that credentials are never allowed.
final class CorsChoice {
  private static final String EVERYBODY = "*";
  private static final String CORS = "micronaut.server.cors.";

  private final Environment environment;
  private final boolean local;

  CorsChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties) {
    var origins =
        environment.text("AVA_CORS_ORIGINS").stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .toList();
    if (origins.isEmpty()) {
      return;
    }
    origins.forEach(this::check);
    properties.put(CORS + "enabled", true);
    properties.put(CORS + "configurations.ava.allowed-origins", origins);
    properties.put(CORS + "configurations.ava.allow-credentials", false);
    properties.put(
        CORS + "configurations.ava.allowed-methods", List.of("GET", "POST", "PUT", "DELETE"));
    properties.put(
        CORS + "configurations.ava.allowed-headers",
        List.of("Authorization", "Content-Type", "X-Request-Id"));
    properties.put(
        CORS + "configurations.ava.exposed-headers",
        List.of("Link", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"));
  }

  private void check(String origin) {
    if (origin.equals(EVERYBODY)) {
      if (!local) {
        environment.problem(
            "AVA_CORS_ORIGINS=* lets every page in the world talk to Ava. Name the origins.");
      }
    } else if (!isOrigin(origin)) {
      environment.problem(
          "AVA_CORS_ORIGINS has to list origins such as https://app.example.org, without a path and"
              + " without a slash at the end, separated by commas.");
    }
  }

  /// As a browser writes it: neither a path nor a usual port.
  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      return uri.getScheme() != null
          && uri.getHost() != null
          && List.of("http", "https").contains(uri.getScheme())
          && text.equals(
              uri.getScheme()
                  + "://"
                  + uri.getHost()
                  + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
