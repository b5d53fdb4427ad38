package dev.ava.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What a measurement costs the machine, from when it is made until it is read.
final class Meter {
  private static final double MICROS_IN_A_SECOND = 1e6;

  private final List<Long> application;
  private final long database;
  private final List<Long> ours;
  private final Processes before = Processes.now();

  /// @param application the roots of the processes that answer
  /// @param database the root of its server
  /// @param others roots of processes that belong to the bench
  Meter(List<Long> application, long database, long... others) {
    this.application = application;
    this.database = database;
    this.ours =
        Stream.of(
                application.stream(),
                Stream.of(database, ProcessHandle.current().pid()),
                LongStream.of(others).boxed())
            .flatMap(Function.identity())
            .distinct()
            .toList();
  }

  static Meter of(Installation installation, Graph graph) throws IOException {
    return new Meter(installation.pids(), installation.databasePid(), graph.pid());
  }

  /// @param requests among which the time on the processors is divided
  Cost read(long requests) {
    var after = Processes.now();
    var foreign = (after.busy() - before.busy()) - (after.cpu(ours) - before.cpu(ours));
    return new Cost(
        micros(after, application, requests),
        micros(after, List.of(database), requests),
        application.stream().mapToLong(after::memory).sum(),
        Math.max(0, foreign / (after.all() - before.all())));
  }

  private double micros(Processes after, List<Long> roots, long requests) {
    var spent = after.cpu(roots) - before.cpu(roots);
    return MICROS_IN_A_SECOND * spent / Math.max(1, requests);
  }

  /// @param application microseconds on a processor for each request
  /// @param database the same of the database server
  /// @param memory of the application afterwards, in MiB
  /// @param foreign the share of the machine that went to others, 0 to 1
  record Cost(double application, double database, long memory, double foreign) {}
}
