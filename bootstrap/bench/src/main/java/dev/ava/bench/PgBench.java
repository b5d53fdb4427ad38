package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/// Runs SQL without any application: what the database itself allows.
final class PgBench {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final String LOG = "pgbench-log";
  private static final int LATENCY = 2;
  private static final double MICROS_IN_A_MILLI = 1e3;

  private final Commands commands;
  private final Cluster cluster;
  private final Path folder;
  private final int connections;

  PgBench(Commands commands, Cluster cluster, Path folder, int connections) {
    this.commands = commands;
    this.cluster = cluster;
    this.folder = folder;
    this.connections = connections;
  }

  /// @param script the name of one of the bench's
  /// @param role that the login takes on at once: pgbench prepares all statements of a round trip
  ///     before it runs the first of them, which would take on the role
  Measurement run(String script, String url, String role, Duration length)
      throws IOException, InterruptedException {
    var file =
        Resource.copy(
            script,
            folder,
            Map.of(
                "SCOPE", Resource.read("scope.sql").strip().replace("@ROLE@", role),
                "MESSAGES", Resource.read("fifty-messages.sql").strip()));
    var meter = new Meter(List.of(), cluster.pid());
    var printed =
        commands.run(
            length.plus(PATIENCE),
            Map.of("PGOPTIONS", "-c role=" + role),
            List.of(
                cluster.program("pgbench"),
                "-n",
                "-M",
                "prepared",
                "-f",
                file.toString(),
                "-c",
                String.valueOf(connections),
                "-j",
                "2",
                "-T",
                String.valueOf(length.toSeconds()),
                "-l",
                "--log-prefix=" + folder.resolve(LOG),
                url));
    var took = latencies();
    var rate = RATE.matcher(printed);
    if (!rate.find() || took.length == 0) {
      throw new IOException("pgbench printed no result:\n" + printed);
    }
    return Measurement.of(
        Double.parseDouble(rate.group(1)),
        new Measurement.Latency(quantile(took, 0.5), quantile(took, 0.99)),
        meter.read(took.length),
        0);
  }

  private double[] latencies() throws IOException {
    var all = DoubleStream.builder();
    try (var logs = Files.newDirectoryStream(folder, LOG + ".*")) {
      for (var log : logs) {
        try (var lines = Files.lines(log)) {
          lines.forEach(
              line ->
                  all.add(Double.parseDouble(line.split(" ", -1)[LATENCY]) / MICROS_IN_A_MILLI));
        }
        Files.delete(log);
      }
    }
    return all.build().sorted().toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) ((sorted.length - 1) * share)];
  }
}
