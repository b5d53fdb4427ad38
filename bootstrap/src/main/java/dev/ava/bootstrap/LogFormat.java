package dev.ava.bootstrap;

import java.util.Map;

/// How the log is written. It is chosen before anybody asks for a logger, from the two variables
/// that it depends on and no others, because whatever reads those may ask for one. What is wrong
/// with the choice is said by [Profile].
final class LogFormat {
  private static final String PROPERTY = "ava.log.format";

  private LogFormat() {}

  static String of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new ObservationChoice(environment, Profile.isLocal(environment)).logFormat();
  }

  /// Lets the log of this process be written so.
  static void choose(Map<String, String> variables) {
    System.setProperty(PROPERTY, of(variables));
  }
}
