package dev.ava.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the environment variables ask for: one adapter for each service, and the properties it
/// reads.
///
/// @param properties what the adapters read
/// @param bindings what each service is bound to
record Configuration(Map<String, Object> properties, List<Binding> bindings) {
  /// Reads the variables.
  ///
  /// @throws BadConfiguration with everything that is wrong, if anything is
  static Configuration read(Map<String, String> variables) {
    var environment = new Environment(variables);
    var properties = new LinkedHashMap<String, Object>();
    var bindings = new ArrayList<Binding>();
    var profile = environment.choice("APP_ENV", "local", "cloud");
    var local = profile.equals("local");
    var port = environment.number("PORT", 8080, 1, 65535);
    properties.put("ava.app-env", profile);
    properties.put("micronaut.server.port", port);
    properties.put(
        "ava.data-dir",
        Path.of(environment.text("AVA_DATA_DIR").orElse(".ava"))
            .toAbsolutePath()
            .normalize()
            .toString());
    properties.put("ava.public-url", publicUrl(environment, local, port));
    properties.put("ava.trusted-proxies", environment.text("AVA_TRUSTED_PROXIES").orElse(""));
    new DatabaseChoice(environment, local).apply(properties, bindings);
    new SignInChoice(environment, local).apply(properties, bindings);
    properties.put("ava.sign-in.examined", properties.get("ava.sign-in.kind"));
    new WhatsAppChoice(environment, local, port).apply(properties, bindings);
    properties.put("ava.reply.kind", environment.choice("AVA_REPLY", "echo"));
    bindings.add(
        new Binding(
            "replies",
            "echo",
            environment.text("AVA_REPLY").map(set -> "AVA_REPLY").orElse("the default")));
    if (!environment.problems().isEmpty()) {
      throw new BadConfiguration(environment.problems());
    }
    return new Configuration(Map.copyOf(properties), List.copyOf(bindings));
  }

  /// The same configuration with some properties set otherwise.
  Configuration with(Map<String, Object> others) {
    var changed = new LinkedHashMap<>(properties);
    changed.putAll(others);
    return new Configuration(Map.copyOf(changed), bindings);
  }

  private static String publicUrl(Environment environment, boolean local, int port) {
    var url = environment.url("AVA_PUBLIC_URL", "http://localhost:" + port);
    if (!local && !url.startsWith("https://")) {
      environment.problem(
          "AVA_PUBLIC_URL must be the https:// address under which people and Meta reach Ava.");
    }
    return url;
  }
}
