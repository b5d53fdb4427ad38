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
  /// What the image gives Java, and the 768 MB that it is meant to have. Java's first heap follows
  /// from those, too.
  static final String USUAL_JAVA_OPTIONS =
      "-XX:+UseSerialGC -XX:NewRatio=6 -XX:NewSize=64m -XX:SurvivorRatio=6"
          + " -XX:TrimNativeHeapInterval=10000 -XX:MaxRAMPercentage=60 -XX:MaxRAM=768m";

  static final String USUAL_PATH = "bootstrap/target/ava.jar";

  /// @throws IllegalArgumentException if it has not been built
  void requireThere() {
    if (Files.notExists(path)) {
      throw new IllegalArgumentException("There is no " + path + ": run make build.");
    }
  }
}
