package dev.ava.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an installation takes before anybody asks it for anything: time to start, and memory.
final class Standing {
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final double NANOS_IN_A_MILLI = 1e6;

  private final Contenders contenders;
  private final Writes writes;

  Standing(Contenders contenders, Writes writes) {
    this.contenders = contenders;
    this.writes = writes;
  }

  /// From the start of the program to the first 200, with the database up and the schema current.
  Map<String, Workload.Trial> starts() {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    trials.put(Contenders.AVA, _ -> started(contenders.ava().start()));
    trials.put("Ava without AOT cache", _ -> started(contenders.ava().startUncached()));
    trials.putAll(
        contenders.peers((peer, variant, _) -> Measurement.of(millis(peer.restart(variant)))));
    return trials;
  }

  /// Of processes that have just started.
  Map<String, Workload.Trial> idle() {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    trials.put(
        Contenders.AVA,
        _ -> {
          try (var node = contenders.ava().start()) {
            return memory(node.running().pid());
          }
        });
    trials.putAll(
        contenders.peers(
            (peer, variant, _) -> {
              peer.restart(variant);
              return memory(peer.pid());
            }));
    return trials;
  }

  /// Of processes that have just had all the webhooks that they could take.
  Measurement loaded(Installation installation, Duration length)
      throws IOException, SQLException, InterruptedException {
    var load = writes.saturating(installation, length);
    var measured = memory(installation.pid());
    return load.books().map(measured::with).orElse(measured);
  }

  private static Measurement started(AvaNode node) {
    try (node) {
      return Measurement.of(millis(node.started()));
    }
  }

  private static Measurement memory(long pid) throws InterruptedException {
    Thread.sleep(QUIET);
    return Measurement.of((double) Processes.now().memory(pid));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_IN_A_MILLI;
  }
}
