package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.port.Journeys;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// For commands, which handle and send nothing.
@Singleton
@Requires(property = "micronaut.metrics.enabled", value = "false")
final class UnfollowedJourneys implements Journeys {
  @Override
  public <T> T follow(Step step, Supplier<T> work, Function<T, String> outcome) {
    return work.get();
  }

  @Override
  public <S extends Step, T> T follow(
      List<S> steps, Supplier<T> work, BiFunction<S, T, String> outcome) {
    return work.get();
  }

  @Override
  public <T> T within(Step step, Supplier<T> work) {
    return work.get();
  }
}
