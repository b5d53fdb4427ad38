package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run was made on and with, by name.
record Machine(Map<String, String> facts) {
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final int KIB_IN_A_GIB = 1_024 * 1_024;

  static Machine of(
      Commands commands, Programs programs, Options options, Contenders contenders, Path folder)
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
    facts.put("database's disk", Files.getFileStore(folder).type());
    facts.put(
        "PostgreSQL",
        commands
            .run(SHORT, List.of(programs.postgres().resolve("postgres").toString(), "--version"))
            .strip());
    facts.put("Java", Runtime.version() + ", " + String.join(" ", options.javaOptions()));
    facts.put("connections under load", String.valueOf(options.connections()));
    facts.put(
        "Ava's pacing",
        "%,d messages a second in all (the most it can be told), one to each person in a millisecond"
            .formatted(Ava.MESSAGES_PER_SECOND));
    contenders
        .peer()
        .ifPresent(
            peer -> facts.put("the peer's Python", "of Debian " + peer.runsOn() + ", not paced"));
    return new Machine(facts);
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
