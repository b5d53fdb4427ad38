package dev.ava.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a steady run asks of Ava, from environment variables, all of which may be missing.
///
/// @param length of the load
/// @param webhooks a second, reports included
/// @param reads a second
/// @param signIns a second
/// @param reports whether Meta reports on Ava's replies; otherwise every webhook has a message
/// @param graphDelay how long Graph takes for an answer
/// @param jar Ava
/// @param output the folder of the results
/// @param publish a document whose results are replaced
/// @param keep whether the folder with logs and databases stays
record SteadyOptions(
    Duration length,
    int webhooks,
    int reads,
    int signIns,
    boolean reports,
    Duration graphDelay,
    AvaJar jar,
    Path output,
    Optional<Path> publish,
    boolean keep) {
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);
  private static final String PREFIX = "STEADY_";
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("STEADY_MINUTES", "30"),
          Map.entry("STEADY_WEBHOOKS", "300"),
          Map.entry("STEADY_READS", "50"),
          Map.entry("STEADY_SIGN_INS", "2"),
          Map.entry("STEADY_REPORTS", "yes"),
          Map.entry("STEADY_GRAPH_MILLIS", "150"),
          Map.entry("STEADY_JAVA_OPTIONS", AvaJar.USUAL_JAVA_OPTIONS),
          Map.entry("STEADY_JAR", AvaJar.USUAL_PATH),
          Map.entry("STEADY_OUTPUT", "target/steady"),
          Map.entry("STEADY_PUBLISH", ""),
          Map.entry("STEADY_KEEP", ""));

  /// @throws IllegalArgumentException if a variable is unknown or cannot be read
  static SteadyOptions read(Map<String, String> environment) {
    var given = Variables.of(environment, PREFIX, USUAL);
    return new SteadyOptions(
        Duration.ofMinutes(given.number("STEADY_MINUTES", 1)),
        given.number("STEADY_WEBHOOKS", 1),
        given.number("STEADY_READS", 0),
        given.number("STEADY_SIGN_INS", 0),
        given.choice("STEADY_REPORTS"),
        Duration.ofMillis(given.number("STEADY_GRAPH_MILLIS", 0)),
        new AvaJar(
            given.file("STEADY_JAR"),
            given.words("STEADY_JAVA_OPTIONS"),
            Map.of("AVA_LOG_FORMAT", "json")),
        given.file("STEADY_OUTPUT"),
        given.path("STEADY_PUBLISH"),
        given.isGiven("STEADY_KEEP"));
  }

  /// How many webhooks a second bring a message: where Meta reports, each message is followed by
  /// the reports on its reply.
  double messages() {
    return reports ? webhooks / (1.0 + DueReports.ON_EACH) : webhooks;
  }

  /// For how long a new node and its queues may be said to come round: a minute, less in short
  /// runs.
  Duration comingRound() {
    var tenth = length.dividedBy(10);
    return tenth.compareTo(LONGEST_ROUND) < 0 ? tenth : LONGEST_ROUND;
  }

  /// The most that may wait in both queues: what comes in ten seconds.
  long mostWaiting() {
    return 10L * webhooks;
  }

  /// The most lines of the log from WARN on: one in a minute, and a few.
  long mostWarnings() {
    return length.toMinutes() + 5;
  }
}
