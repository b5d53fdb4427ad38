package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Requests of people who read or sign in.
final class Reads {
  private static final int SIGN_INS_AT_ONCE = 8;

  private final Wrk wrk;
  private final Graph graph;
  private final int connections;

  Reads(Wrk wrk, Graph graph, int connections) {
    this.wrk = wrk;
    this.graph = graph;
    this.connections = connections;
  }

  Contenders.Work of(String path) {
    return (installation, length) -> get(installation, path, installation.tokens(), length);
  }

  /// @param tokens a file with a bearer token of each of those who read, one in a line
  Measurement get(Installation installation, String path, Path tokens, Duration length)
      throws IOException, InterruptedException {
    var meter = Meter.of(installation, graph);
    var result = wrk.get(installation.url(), path, tokens, connections, length);
    return measured(result, meter);
  }

  Measurement signIns(Installation installation, Duration length)
      throws IOException, InterruptedException {
    var meter = Meter.of(installation, graph);
    var result = startSignIns(installation, length).result(length);
    return measured(result, meter);
  }

  Wrk.Underway startSignIns(Installation installation, Duration length) throws IOException {
    return wrk.post(
        installation.url(), "/auth/signin", installation.signIns(), SIGN_INS_AT_ONCE, length);
  }

  private static Measurement measured(Wrk.Result result, Meter meter) {
    return Measurement.of(
        result.perSecond(),
        new Measurement.Latency(result.p50(), result.p99()),
        meter.read(result.requests()),
        result.errors());
  }
}
