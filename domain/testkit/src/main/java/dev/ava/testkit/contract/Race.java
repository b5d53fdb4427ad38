package dev.ava.testkit.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Lets threads do something at the same time.
final class Race {
  private Race() {}

  /// Runs one `work` per thread, all begun together, and returns what they returned, in order.
  /// Throws what one of them threw.
  static <T> List<T> run(int threads, IntFunction<T> work) {
    var start = new CyclicBarrier(threads);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var futures =
          executor.invokeAll(
              IntStream.range(0, threads)
                  .<Callable<T>>mapToObj(
                      index ->
                          () -> {
                            start.await();
                            return work.apply(index);
                          })
                  .toList());
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (Exception e) {
      throw new AssertionError("A racer failed.", e);
    }
  }

  /// The same in an order of chance, for those who race to lock some of the same.
  static <T> SequencedSet<T> shuffled(Collection<T> all) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled);
    return new LinkedHashSet<>(shuffled);
  }
}
