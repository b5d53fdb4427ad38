package dev.ava.bootstrap;

import java.util.stream.Collectors;

/// What `serve` prints once it serves: what is bound to what, and where to go.
final class Greeting {
  private Greeting() {}

  static String of(Configuration configuration, String url) {
    var local = "local".equals(configuration.properties().get("ava.app-env"));
    var simulated = Boolean.TRUE.equals(configuration.properties().get("ava.simulator.enabled"));
    return """

        Ava %s serves at %s

        %s

        Where to go
        %s%s  API       %s/docs
        """
        .formatted(
            AvaVersion.current(),
            url,
            bindings(configuration),
            simulated ? pages(url) : "",
            local ? "  doctor    %s/dev/doctor\n".formatted(url) : "",
            url);
  }

  /// The same for a log that programs read.
  static String inOneLine(Configuration configuration, String url) {
    return configuration.bindings().stream()
        .map(binding -> binding.service() + " " + binding.to())
        .collect(
            Collectors.joining(
                ", ", "Ava %s serves at %s: ".formatted(AvaVersion.current(), url), ""));
  }

  private static String pages(String url) {
    return """
          start     %1$s/dev
          sign up   %1$s/dev/auth
          avatar    %1$s/dev/onboarding
          phone     %1$s/dev/phone
        """
        .formatted(url);
  }

  private static String bindings(Configuration configuration) {
    return configuration.bindings().stream()
        .map(
            binding ->
                "  %-9s %s (%s)".formatted(binding.service(), binding.to(), binding.because()))
        .collect(Collectors.joining("\n"));
  }
}
