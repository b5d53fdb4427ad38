package dev.ava.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How the memory of one process has changed from the first to the last fifth of its life, after a
/// warm-up in which Java compiles and the heap takes its size.
///
/// @param life which process, counted from 0
/// @param first the median of the first fifth, in MiB
/// @param last the median of the last one
/// @param firstHeap of the least heap in each fifth, which has the least garbage in it
record Flatness(int life, double first, double last, double firstHeap, double lastHeap) {
  static final double MOST_GROWTH = 0.15;
  static final Duration LEAST_WARM_UP = Duration.ofMinutes(1);
  private static final int PARTS_TO_WARM_UP = 4;
  private static final int PARTS = 5;

  /// Of every process that lived long enough to be judged: some samples more than its warm-up.
  static List<Flatness> of(List<Sample> samples) {
    var lives = samples.stream().mapToInt(Sample::life).max().orElse(-1) + 1;
    return IntStream.range(0, lives)
        .mapToObj(
            life -> of(life, samples.stream().filter(sample -> sample.life() == life).toList()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Flatness> of(int life, List<Sample> samples) {
    var warmUp =
        Math.max((int) LEAST_WARM_UP.dividedBy(Sampler.EVERY), samples.size() / PARTS_TO_WARM_UP);
    var judged = samples.size() - warmUp;
    if (judged < PARTS) {
      return Optional.empty();
    }
    var warm = samples.subList(warmUp, samples.size());
    var fifth = judged / PARTS;
    var first = warm.subList(0, fifth);
    var last = warm.subList(judged - fifth, judged);
    return Optional.of(
        new Flatness(
            life,
            spread(first, Sample::memory).median(),
            spread(last, Sample::memory).median(),
            spread(first, Sample::heap).least(),
            spread(last, Sample::heap).least()));
  }

  private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> what) {
    return Spread.of(
        samples.stream().map(what::applyAsDouble).filter(value -> !Double.isNaN(value)).toList());
  }

  /// By which part it has grown.
  double growth() {
    return last / first - 1;
  }

  boolean isFlat() {
    return growth() <= MOST_GROWTH;
  }
}
