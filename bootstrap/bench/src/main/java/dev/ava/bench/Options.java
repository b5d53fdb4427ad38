package dev.ava.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a run measures, from environment variables, all of which may be missing.
///
/// @param only the names of the workloads; all if empty
/// @param length of one measurement
/// @param rounds how many measurements each contender gets for each workload
/// @param warmUp before the first of them
/// @param connections that carry load at the same time
/// @param rows how large the table of messages is made for the workloads that read from large ones
/// @param peer the folder of the FastAPI peer
/// @param variants which of the peer's variants take part
/// @param javaOptions for every Java that runs Ava
/// @param jar `ava.jar`
/// @param output the folder of the results
/// @param publish a document whose results are replaced
/// @param keep whether the folder with logs and databases stays
record Options(
    Set<String> only,
    Duration length,
    int rounds,
    Duration warmUp,
    int connections,
    List<Integer> rows,
    Optional<Path> peer,
    List<Peer.Variant> variants,
    List<String> javaOptions,
    Path jar,
    Path output,
    Optional<Path> publish,
    boolean keep) {
  private static final String PREFIX = "BENCH_";
  private static final String PEER = "AVA_BENCH_PEER";
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("BENCH_ONLY", ""),
          Map.entry("BENCH_SECONDS", "10"),
          Map.entry("BENCH_ROUNDS", "3"),
          Map.entry("BENCH_WARMUP", "10"),
          Map.entry("BENCH_CONNECTIONS", "64"),
          Map.entry("BENCH_ROWS", "10000 1000000"),
          Map.entry("BENCH_PEERS", "tuned usual"),
          // What Java chooses by itself in the 768 MB of the image, with the 60 % that it gets
          // there.
          Map.entry("BENCH_JAVA_OPTIONS", "-XX:+UseSerialGC -Xmx460m"),
          Map.entry("BENCH_JAR", "bootstrap/target/ava.jar"),
          Map.entry("BENCH_OUTPUT", "target/bench"),
          Map.entry("BENCH_PUBLISH", ""),
          Map.entry("BENCH_KEEP", ""));

  /// @throws IllegalArgumentException if a variable is unknown or cannot be read
  static Options read(Map<String, String> environment) {
    var unknown = new TreeSet<String>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !USUAL.containsKey(name))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no %s. There are %s and %s."
              .formatted(
                  String.join(", ", unknown),
                  String.join(", ", new TreeSet<>(USUAL.keySet())),
                  PEER));
    }
    var given = new Given(environment);
    return new Options(
        Set.copyOf(given.words("BENCH_ONLY")),
        Duration.ofSeconds(given.number("BENCH_SECONDS", 1)),
        given.number("BENCH_ROUNDS", 1),
        Duration.ofSeconds(given.number("BENCH_WARMUP", 0)),
        given.number("BENCH_CONNECTIONS", 2),
        given.words("BENCH_ROWS").stream().map(Integer::valueOf).sorted().toList(),
        given.path(PEER),
        given.words("BENCH_PEERS").stream().map(Peer.Variant::of).toList(),
        given.words("BENCH_JAVA_OPTIONS"),
        Path.of(given.text("BENCH_JAR")).toAbsolutePath(),
        Path.of(given.text("BENCH_OUTPUT")).toAbsolutePath(),
        given.path("BENCH_PUBLISH"),
        !given.text("BENCH_KEEP").isEmpty());
  }

  boolean wants(String workload) {
    return only.isEmpty() || only.contains(workload);
  }

  private record Given(Map<String, String> environment) {
    String text(String name) {
      var given = environment.getOrDefault(name, "").strip();
      return given.isEmpty() ? USUAL.getOrDefault(name, "") : given;
    }

    List<String> words(String name) {
      return Arrays.stream(text(name).split("[ ,]+", -1))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toList());
    }

    int number(String name, int least) {
      try {
        var number = Integer.parseInt(text(name));
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Said below.
      }
      throw new IllegalArgumentException(name + " must be a number from " + least + " on.");
    }

    Optional<Path> path(String name) {
      return Optional.of(text(name))
          .filter(path -> !path.isEmpty())
          .map(path -> Path.of(path).toAbsolutePath());
    }
  }
}
