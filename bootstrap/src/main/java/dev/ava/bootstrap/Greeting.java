package dev.ava.bootstrap;

import java.util.stream.Collectors;

/// What `serve` prints once it serves: what is bound to what, and where to go.
final class Greeting {
  private Greeting() {}

  static String of(Configuration configuration, String url) {
    var local = "local".equals(configuration.properties().get("ava.app-env"));
    return """

        Ava %s serves at %s

        %s

        %s
          API       %s/docs
        """
        .formatted(
            AvaVersion.current(),
            url,
            bindings(configuration),
            local ? pages(configuration, url) : "",
            url);
  }

  private static String bindings(Configuration configuration) {
    return configuration.bindings().stream()
        .map(
            binding ->
                "  %-9s %s (%s)".formatted(binding.service(), binding.to(), binding.because()))
        .collect(Collectors.joining("\n"));
  }

  private static String pages(Configuration configuration, String url) {
    var pages =
        """
        Where to go
          sign up   %1$s/dev/auth
          avatar    %1$s/dev/onboarding\
        """
            .formatted(url);
    return Boolean.TRUE.equals(configuration.properties().get("ava.simulator.enabled"))
        ? pages + "\n  phone     %s/dev/phone".formatted(url)
        : pages;
  }
}
