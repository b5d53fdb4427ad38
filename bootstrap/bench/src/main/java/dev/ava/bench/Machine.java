package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run was made on and with, by name.
record Machine(Map<String, String> facts) {
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Path AUTOGROUP = Path.of("/proc/sys/kernel/sched_autogroup_enabled");
  private static final int KIB_IN_A_GIB = 1_024 * 1_024;

  /// @param postgres the folder with PostgreSQL's programs
  /// @param folder where the database is
  static Machine of(Commands commands, Path postgres, AvaJar jar, Path folder)
      throws IOException, InterruptedException {
    var facts = new LinkedHashMap<String, String>();
    facts.put(
        "processor",
        "%d × %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(), line("/proc/cpuinfo", "model name")));
    facts.put(
        "memory",
        "%d GiB"
            .formatted(
                Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""))
                    / KIB_IN_A_GIB));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("scheduling", scheduling());
    facts.put("database's disk", Files.getFileStore(folder).type());
    facts.put(
        "PostgreSQL",
        commands.run(SHORT, List.of(postgres.resolve("postgres").toString(), "--version")).strip());
    facts.put("Java", Runtime.version() + ", " + String.join(" ", jar.javaOptions()));
    return new Machine(facts);
  }

  /// The same with one fact more.
  Machine with(String name, String fact) {
    var all = new LinkedHashMap<>(facts);
    all.put(name, fact);
    return new Machine(all);
  }

  /// As a table of Markdown.
  String table() {
    return facts.entrySet().stream()
        .map(fact -> "| %s | %s |".formatted(fact.getKey(), fact.getValue()))
        .collect(Collectors.joining("\n", "| | |\n|---|---|\n", ""));
  }

  /// Where Linux shares the processors among sessions first, a thread's priority counts only inside
  /// of its session, and the database has one of its own.
  private static String scheduling() throws IOException {
    return Files.exists(AUTOGROUP) && Files.readString(AUTOGROUP).strip().equals("1")
        ? "by session (kernel.sched_autogroup_enabled)"
        : "by thread";
  }

  private static String line(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }
}
