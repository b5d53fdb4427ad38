package dev.ava.bootstrap;

import dev.ava.rest.TrustedProxies;
import java.util.Map;

/// Where people and Meta reach Ava, and whose word counts for where they come from.
final class NetworkChoice {
  private final Environment environment;
  private final boolean local;
  private final int port;

  NetworkChoice(Environment environment, boolean local, int port) {
    this.environment = environment;
    this.local = local;
    this.port = port;
  }

  void apply(Map<String, Object> properties) {
    properties.put("ava.public-url", publicUrl());
    properties.put("ava.trusted-proxies", trustedProxies());
  }

  private String publicUrl() {
    var url = environment.url("AVA_PUBLIC_URL", "http://localhost:" + port);
    if (!local && !url.startsWith("https://")) {
      environment.problem(
          "AVA_PUBLIC_URL must be the https:// address under which people and Meta reach Ava.");
    } else if (!local && Addresses.isThisMachine(url)) {
      environment.problem(
          "AVA_PUBLIC_URL names this machine only. With APP_ENV=cloud it is the https:// address under which people and Meta reach Ava.");
    }
    return url;
  }

  private String trustedProxies() {
    var proxies = environment.text("AVA_TRUSTED_PROXIES").orElse("");
    try {
      TrustedProxies.parse(proxies);
    } catch (IllegalArgumentException wrong) {
      environment.problem("AVA_TRUSTED_PROXIES is wrong: " + wrong.getMessage());
    }
    return proxies;
  }
}
