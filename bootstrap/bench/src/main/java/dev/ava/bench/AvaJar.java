package dev.ava.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Which Ava runs, and how.
///
/// @param path `ava.jar`
/// @param javaOptions for every Java that runs it
/// @param variables that it gets besides those which lead it to the database and to Graph
record AvaJar(Path path, List<String> javaOptions, Map<String, String> variables) {
  /// What the image gives Java, with 60 % of the 768 MB that it is meant to have.
  static final String USUAL_JAVA_OPTIONS = "-XX:+UseSerialGC -XX:NewRatio=6 -Xmx460m";

  static final String USUAL_PATH = "bootstrap/target/ava.jar";

  /// @throws IllegalArgumentException if it has not been built
  void requireThere() {
    if (Files.notExists(path)) {
      throw new IllegalArgumentException("There is no " + path + ": run make build.");
    }
  }
}
