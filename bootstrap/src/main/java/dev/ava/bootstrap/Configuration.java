package dev.ava.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Ava is started with: one adapter for each service, and the properties it reads.
///
/// @param properties what the adapters read
/// @param bindings what each service is bound to
record Configuration(Map<String, Object> properties, List<Binding> bindings) {
  /// Reads the variables.
  ///
  /// @throws BadConfiguration with everything that is wrong, if anything is
  static Configuration read(Map<String, String> variables) {
    var profile = Profile.of(variables);
    if (!profile.problems().isEmpty()) {
      throw new BadConfiguration(profile.problems());
    }
    return profile.configuration();
  }

  /// The same configuration with some properties set otherwise.
  Configuration with(Map<String, Object> others) {
    var changed = new LinkedHashMap<>(properties);
    changed.putAll(others);
    return new Configuration(Map.copyOf(changed), bindings);
  }
}
