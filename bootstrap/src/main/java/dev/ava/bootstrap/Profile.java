package dev.ava.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the environment variables ask for, right or wrong: `local` or `cloud`, and within it one
/// adapter for each service.
///
/// @param name `local` or `cloud`
/// @param isSet whether `APP_ENV` says so
/// @param configuration what it comes to; not to be started while there are problems
/// @param settings every variable that was read, in that order
/// @param unread variables that look like Ava's and were not read
/// @param problems everything that is wrong, each one sentence or more for people
record Profile(
    String name,
    boolean isSet,
    Configuration configuration,
    List<Setting> settings,
    List<String> unread,
    List<String> problems) {
  private static final String LOCAL = "local";

  /// The services that are chosen, in the order in which people are told of them.
  static final List<String> SERVICES = List.of("database", "sign-in", "WhatsApp", "replies");

  static Profile of(Map<String, String> variables) {
    var environment = new Environment(variables);
    var properties = new LinkedHashMap<String, Object>();
    var bindings = new ArrayList<Binding>();
    var name = name(environment);
    var local = isLocal(environment);
    var port = environment.number("PORT", 8080, 1, 65535);
    properties.put("ava.app-env", name);
    properties.put("micronaut.server.port", port);
    properties.put(
        "ava.data-dir",
        Path.of(environment.text("AVA_DATA_DIR", ".ava")).toAbsolutePath().normalize().toString());
    new NetworkChoice(environment, local, port).apply(properties);
    new ObservationChoice(environment, local).apply(properties);
    new CorsChoice(environment, local).apply(properties);
    new LimitsChoice(environment, local).apply(properties);
    new DatabaseChoice(environment.of("database"), local).apply(properties, bindings);
    new SignInChoice(environment.of("sign-in"), local).apply(properties, bindings);
    properties.put("ava.sign-in.examined", properties.getOrDefault("ava.sign-in.kind", "none"));
    new WhatsAppChoice(environment.of("WhatsApp"), local, port).apply(properties, bindings);
    new ReplyChoice(environment.of("replies")).apply(properties, bindings);
    return new Profile(
        name,
        environment.text("APP_ENV").isPresent(),
        new Configuration(Map.copyOf(properties), List.copyOf(bindings)),
        environment.settings(),
        environment.unread(),
        environment.problems());
  }

  static boolean isLocal(Environment environment) {
    return name(environment).equals(LOCAL);
  }

  private static String name(Environment environment) {
    return environment.choice("APP_ENV", LOCAL, "cloud");
  }

  /// The same variables under a given profile.
  static Profile of(String name, Map<String, String> variables) {
    var changed = new HashMap<>(variables);
    changed.put("APP_ENV", name);
    return of(changed);
  }

  /// What a service is bound to, nothing if it could not be bound.
  Optional<Binding> binding(String service) {
    return configuration.bindings().stream()
        .filter(binding -> binding.service().equals(service))
        .findFirst();
  }

  /// The variables that were read for a service, or, for the empty name, for Ava as a whole.
  List<Setting> settings(String service) {
    return settings.stream().filter(setting -> setting.service().equals(service)).toList();
  }

  Optional<Setting> setting(String variable) {
    return settings.stream().filter(setting -> setting.variable().equals(variable)).findFirst();
  }
}
