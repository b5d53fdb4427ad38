package dev.ava.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What has been measured so far: for each workload and contender the measurements of all rounds.
final class Results {
  private final Map<Workload, Map<String, List<Measurement>>> measured = new LinkedHashMap<>();

  private final List<String> failures = new ArrayList<>();

  /// Notes what could not be measured.
  void fail(String what) {
    failures.add(what);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  void add(Workload workload, String contender, Measurement measurement) {
    measured
        .computeIfAbsent(workload, _ -> new LinkedHashMap<>())
        .computeIfAbsent(contender, _ -> new ArrayList<>())
        .add(measurement);
  }

  List<Workload> workloads() {
    return List.copyOf(measured.keySet());
  }

  List<Row> rows(Workload workload) {
    var contenders = Objects.requireNonNull(measured.get(workload));
    var order = List.copyOf(workload.trials().keySet());
    var first = contenders.get(order.getFirst());
    return order.stream()
        .filter(contenders::containsKey)
        .map(
            name ->
                Row.of(
                    workload,
                    name,
                    Objects.requireNonNull(contenders.get(name)),
                    first == null ? List.of() : first))
        .toList();
  }

  /// The books of all workloads that write, summed up for each contender.
  Map<String, Measurement.Books> books() {
    var all = new LinkedHashMap<String, Measurement.Books>();
    measured
        .values()
        .forEach(
            contenders ->
                contenders.forEach(
                    (name, measurements) ->
                        measurements.stream()
                            .flatMap(measurement -> measurement.books().stream())
                            .forEach(books -> all.merge(name, books, Measurement.Books::plus))));
    return all;
  }

  /// What one contender did in one workload.
  ///
  /// @param ratio how many times better the first contender is, round by round
  record Row(String contender, List<Measurement> rounds, Spread value, Spread ratio) {
    static Row of(
        Workload workload, String contender, List<Measurement> rounds, List<Measurement> first) {
      var ratios = new ArrayList<Double>();
      for (var round = 0; round < Math.min(rounds.size(), first.size()); round++) {
        ratios.add(workload.unit().times(first.get(round).value(), rounds.get(round).value()));
      }
      return new Row(
          contender,
          rounds,
          Spread.of(rounds.stream().map(Measurement::value).toList()),
          Spread.of(ratios));
    }

    Spread p50() {
      return latency(Measurement.Latency::p50);
    }

    Spread p99() {
      return latency(Measurement.Latency::p99);
    }

    private Spread latency(Function<Measurement.Latency, Double> which) {
      return Spread.of(
          rounds.stream().flatMap(round -> round.latency().stream()).map(which).toList());
    }

    Spread cost(Function<Meter.Cost, Double> which) {
      return Spread.of(rounds.stream().flatMap(round -> round.cost().stream()).map(which).toList());
    }

    long errors() {
      return rounds.stream().mapToLong(Measurement::errors).sum();
    }

    List<String> notes() {
      return rounds.stream().flatMap(round -> round.notes().stream()).distinct().toList();
    }
  }
}
