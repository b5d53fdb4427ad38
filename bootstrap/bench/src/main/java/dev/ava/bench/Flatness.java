package dev.ava.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How memory has changed from the first to the last fifth of some samples, after a warm-up in
/// which Java compiles and the heap takes its size.
///
/// @param what it is about
/// @param first the median of the first fifth, in MiB
/// @param last the median of the last one
/// @param firstHeap the least heap in the first fifth, which has the least garbage in it
/// @param lastHeap the same in the last one
record Flatness(String what, double first, double last, double firstHeap, double lastHeap) {
  static final double MOST_GROWTH = 0.15;
  private static final Duration LEAST_WARM_UP = Duration.ofMinutes(1);
  private static final int PARTS_TO_WARM_UP = 4;
  private static final int PARTS = 5;

  /// Of each of the two processes, because a new one hides what the old one has gathered, and of
  /// the whole run, because it may take more from the start; without those that were too short.
  static List<Flatness> of(List<Sample> samples) {
    return Stream.of(
            of("the node before the restart", life(samples, 0)),
            of("the node after it", life(samples, 1)),
            of("the whole run", samples.stream().filter(sample -> sample.life() >= 0).toList()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Sample> life(List<Sample> samples, int life) {
    return samples.stream().filter(sample -> sample.life() == life).toList();
  }

  private static Optional<Flatness> of(String what, List<Sample> samples) {
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
            what,
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
