package dev.ava.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run measures, from environment variables, all of which may be missing.
///
/// @param only the names of the workloads; all if empty
/// @param length of one measurement
/// @param rounds how many measurements each contender gets for each workload
/// @param warmUp of each contender for each workload
/// @param connections that carry load at the same time
/// @param rows how large the table of messages is made for the workloads that read from large ones
/// @param lengths how many messages people have in the workloads that read from long logs
/// @param people how many there are in the workloads of many people
/// @param peer the folder of the FastAPI peer
/// @param variants which of the peer's variants take part
/// @param jar Ava
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
    List<Integer> lengths,
    List<Integer> people,
    Optional<Path> peer,
    List<Peer.Variant> variants,
    AvaJar jar,
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
          Map.entry("BENCH_LENGTHS", "100 1000 10000 100000"),
          Map.entry("BENCH_PEOPLE", "200 2000 20000"),
          Map.entry("BENCH_PEERS", "tuned usual"),
          Map.entry("BENCH_JAVA_OPTIONS", AvaJar.USUAL_JAVA_OPTIONS),
          Map.entry("BENCH_JAR", AvaJar.USUAL_PATH),
          Map.entry("BENCH_OUTPUT", "target/bench"),
          Map.entry("BENCH_PUBLISH", ""),
          Map.entry("BENCH_KEEP", ""));

  /// @throws IllegalArgumentException if a variable is unknown or cannot be read
  static Options read(Map<String, String> environment) {
    var given = Variables.of(environment, PREFIX, USUAL, PEER);
    return new Options(
        Set.copyOf(given.words("BENCH_ONLY")),
        Duration.ofSeconds(given.number("BENCH_SECONDS", 1)),
        given.number("BENCH_ROUNDS", 1),
        Duration.ofSeconds(given.number("BENCH_WARMUP", 0)),
        given.number("BENCH_CONNECTIONS", 2),
        sizes(given, "BENCH_ROWS"),
        lengths(given),
        sizes(given, "BENCH_PEOPLE"),
        given.path(PEER),
        given.words("BENCH_PEERS").stream().map(Peer.Variant::of).toList(),
        new AvaJar(given.file("BENCH_JAR"), given.words("BENCH_JAVA_OPTIONS"), Map.of()),
        given.file("BENCH_OUTPUT"),
        given.path("BENCH_PUBLISH"),
        given.isGiven("BENCH_KEEP"));
  }

  private static List<Integer> lengths(Variables given) {
    var lengths = sizes(given, "BENCH_LENGTHS");
    if (lengths.size() > Population.MOST_LENGTHS) {
      throw new IllegalArgumentException(
          "BENCH_LENGTHS may name %d lengths.".formatted(Population.MOST_LENGTHS));
    }
    return lengths;
  }

  private static List<Integer> sizes(Variables given, String name) {
    return given.words(name).stream().map(Integer::valueOf).distinct().sorted().toList();
  }

  boolean wants(String workload) {
    return only.isEmpty() || only.contains(workload);
  }
}
