package dev.ava.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What Linux says of all processes at one moment.
record Processes(Map<Long, Entry> entries, double busy, double all) {
  private static final double TICKS_IN_A_SECOND = 100;
  private static final Path PROC = Path.of("/proc");
  private static final int KIB_IN_A_MIB = 1_024;

  /// @param own seconds on a processor
  /// @param ended those of children that have ended
  record Entry(long parent, double own, double ended) {}

  static Processes now() {
    var entries = new HashMap<Long, Entry>();
    try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var folder : folders) {
        try {
          var stat = Files.readString(folder.resolve("stat"));
          var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
          entries.put(
              Long.valueOf(folder.getFileName().toString()),
              new Entry(
                  Long.parseLong(fields[1]),
                  seconds(fields[11]) + seconds(fields[12]),
                  seconds(fields[13]) + seconds(fields[14])));
        } catch (IOException itHasEnded) {
          // Nobody asks for it any more.
        }
      }
      var machine = Files.readAllLines(PROC.resolve("stat")).getFirst().split(" +", -1);
      double all = 0;
      for (var field = 1; field <= 8; field++) {
        all += seconds(machine[field]);
      }
      return new Processes(entries, all - seconds(machine[4]) - seconds(machine[5]), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Seconds that processes and all below them have had so far, each counted once.
  double cpu(Collection<Long> roots) {
    var members = new LinkedHashSet<Long>();
    roots.forEach(root -> members.addAll(tree(root)));
    return sum(members, Entry::own) + sum(roots, Entry::ended);
  }

  private double sum(Collection<Long> pids, ToDoubleFunction<Entry> what) {
    return pids.stream()
        .flatMap(pid -> Optional.ofNullable(entries.get(pid)).stream())
        .mapToDouble(what)
        .sum();
  }

  /// The memory of a process and all below it, in MiB; what several share is counted once.
  long memory(long root) {
    return tree(root).stream().mapToLong(Processes::proportionalKib).sum() / KIB_IN_A_MIB;
  }

  private Set<Long> tree(long root) {
    var members = new LinkedHashSet<Long>();
    var open = new ArrayDeque<Long>();
    if (entries.containsKey(root)) {
      open.add(root);
    }
    while (!open.isEmpty()) {
      var parent = open.remove();
      members.add(parent);
      entries.forEach(
          (pid, entry) -> {
            if (entry.parent() == parent && !members.contains(pid)) {
              open.add(pid);
            }
          });
    }
    return members;
  }

  private static long proportionalKib(long pid) {
    try (var lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException itHasEnded) {
      return 0;
    }
  }

  private static double seconds(String ticks) {
    return Long.parseLong(ticks) / TICKS_IN_A_SECOND;
  }
}
