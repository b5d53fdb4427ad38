package dev.ava.testkit;

import dev.ava.domain.messaging.port.Journeys;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Remembers every step that ended, and how.
public final class RecordedJourneys implements Journeys {
  private final List<Ended> ended = new CopyOnWriteArrayList<>();

  @Override
  public <T> T follow(Step step, Supplier<T> work, Function<T, String> outcome) {
    var result = work.get();
    ended.add(new Ended(step, outcome.apply(result)));
    return result;
  }

  @Override
  public <S extends Step, T> T follow(
      List<S> steps, Supplier<T> work, BiFunction<S, T, String> outcome) {
    var result = work.get();
    steps.forEach(step -> ended.add(new Ended(step, outcome.apply(step, result))));
    return result;
  }

  @Override
  public <T> T within(Step step, Supplier<T> work) {
    return work.get();
  }

  /// The steps that ended without throwing, in the order of their ends.
  public List<Ended> ended() {
    return List.copyOf(ended);
  }

  /// @param outcome what became of it
  public record Ended(Step step, String outcome) {}
}
