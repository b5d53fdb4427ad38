package dev.ava.limits;

import dev.ava.domain.shared.port.Allowances;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Chooses what counts (`ava.rate-limits.kind`): `memory`, `off`, or `shared`, where an adapter for
/// a store that all nodes share brings its own, and this node stands in for it while it is away.
@Factory
final class AllowancesFactory {
  private static final String KIND = "ava.rate-limits.kind";
  private static final String SUBJECTS = "${ava.rate-limits.tracked-subjects:50000}";

  @Singleton
  @Requires(property = KIND, value = "memory", defaultValue = "memory")
  Allowances inMemory(@Value(SUBJECTS) long trackedSubjects) {
    return new MemoryAllowances(trackedSubjects, TimeMeter.SYSTEM_NANOTIME);
  }

  @Singleton
  @Requires(property = KIND, value = "off")
  Allowances none() {
    return new NoAllowances();
  }

  @Singleton
  @Requires(property = KIND, notEquals = "memory")
  @Requires(property = KIND, notEquals = "off")
  BeanCreatedEventListener<Allowances> standIn(@Value(SUBJECTS) long trackedSubjects, Clock clock) {
    return (BeanCreatedEvent<Allowances> created) ->
        new FallbackAllowances(
            created.getBean(),
            new MemoryAllowances(trackedSubjects, TimeMeter.SYSTEM_NANOTIME),
            clock);
  }
}
