package dev.ava.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Looks at everything every ten seconds.
final class Sampler implements AutoCloseable {
  static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final double MICROS_IN_A_SECOND = 1e6;
  private static final double BYTES_IN_A_MIB = 1_024 * 1_024;
  private static final double NANOS_IN_A_SECOND = 1e9;
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

  private final Ava ava;
  private final Tally tally;
  private final LogCount log;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Long> pids = new ArrayList<>();

  Sampler(Ava ava, Tally tally, LogCount log, Clock clock) {
    this.ava = ava;
    this.tally = tally;
    this.log = log;
    this.clock = clock;
  }

  /// Takes samples until a time is over, and one more for what is left.
  ///
  /// @param each is told of every sample
  List<Sample> run(Duration length, Each each)
      throws IOException, SQLException, InterruptedException {
    tally.take();
    log.take();
    var start = System.nanoTime();
    var windows = length.dividedBy(EVERY);
    for (var window = 1; window <= windows; window++) {
      var sample = next(start, start + window * EVERY.toNanos());
      samples.add(sample);
      each.taken(sample);
    }
    return List.copyOf(samples);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Sample next(long start, long until)
      throws IOException, SQLException, InterruptedException {
    var pid = ava.pid();
    var from = clock.instant();
    var begun = System.nanoTime();
    var meter = new Meter(List.of(pid), ava.databasePid());
    Beat.await(until);
    var cost = meter.read(1);
    var seconds = (System.nanoTime() - begun) / NANOS_IN_A_SECOND;
    var windows = tally.take();
    var isOne = ava.pid() == pid && ava.node().running().process().isAlive();
    return new Sample(
        from,
        Duration.between(from, clock.instant()),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        isOne ? life(pid) : -1,
        windows,
        isOne ? cost.memory() : Double.NaN,
        isOne ? heap() : Double.NaN,
        isOne ? cost.application() / MICROS_IN_A_SECOND / seconds : Double.NaN,
        cost.database() / MICROS_IN_A_SECOND / seconds,
        isOne ? cost.foreign() : Double.NaN,
        Waiting.in(ava),
        log.take());
  }

  private int life(long pid) {
    if (!pids.contains(pid)) {
      pids.add(pid);
    }
    return pids.indexOf(pid);
  }

  private double heap() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(ava.url() + "/prometheus")).timeout(PATIENCE).build();
    try {
      return heap(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException noAnswer) {
      return Double.NaN;
    }
  }

  /// In MiB, from what `/prometheus` says; NaN if it doesn't.
  static double heap(String metrics) {
    var bytes =
        metrics
            .lines()
            .filter(line -> line.startsWith(HEAP))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return bytes > 0 ? bytes / BYTES_IN_A_MIB : Double.NaN;
  }

  /// What is done with a sample at once.
  interface Each {
    void taken(Sample sample) throws IOException;
  }
}
