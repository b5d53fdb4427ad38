package dev.ava.bootstrap;

import java.util.Map;

/// How much anybody may ask for, and how much of a node they may keep busy.
final class LimitsChoice {
  private static final int MOST = 1_000_000;

  private final Environment environment;
  private final boolean local;

  LimitsChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties) {
    properties.put("ava.rate-limits.kind", kind());
    properties.put(
        "ava.rate-limits.requests-per-address",
        environment.number("AVA_REQUESTS_PER_ADDRESS", 1_200, 1, MOST));
    properties.put(
        "ava.rate-limits.requests-per-user",
        environment.number("AVA_REQUESTS_PER_USER", 600, 1, MOST));
    properties.put("ava.http.connections", environment.number("AVA_CONNECTIONS", 4_096, 1, MOST));
    properties.put(
        "ava.http.connections-per-address",
        environment.number("AVA_CONNECTIONS_PER_ADDRESS", 1_024, 1, MOST));
    properties.put(
        "ava.drain-seconds", environment.number("AVA_DRAIN_SECONDS", local ? 0 : 5, 0, 60));
  }

  private String kind() {
    var kind = environment.choice("AVA_RATE_LIMITS", "memory", "postgres", "off");
    if (!local && kind.equals("off")) {
      environment.problem(
          "AVA_RATE_LIMITS=off lets anybody guess passwords without end. Raise"
              + " AVA_REQUESTS_PER_ADDRESS and AVA_REQUESTS_PER_USER instead.");
    }
    return kind;
  }
}
