package dev.ava.worker;

import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.InspectQueues.Outcome;
import dev.ava.domain.shared.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/// What the queues looked like a moment ago, for metrics and health, which must not ask the
/// database whenever somebody asks them. Before the first look every metric is NaN.
///
/// `ava.inbox.items{state="waiting"}` is what was accepted from Meta minus what was processed.
@Singleton
@Requires(property = "ava.workers.enabled", notEquals = "false")
final class QueueWatch {
  private final InspectQueues inspectQueues;
  private final Clock clock;
  private final AtomicReference<Optional<Outcome>> latest = new AtomicReference<>(Optional.empty());

  QueueWatch(InspectQueues inspectQueues, MeterRegistry meters, Clock clock) {
    this.inspectQueues = inspectQueues;
    this.clock = clock;
    for (var state : EnumSet.complementOf(EnumSet.of(Inbox.State.DONE))) {
      gauge(
          meters,
          "ava.inbox.items",
          "state",
          state,
          of -> of.inbox().counts().getOrDefault(state, 0L));
    }
    for (var state : EnumSet.complementOf(EnumSet.of(Outbox.State.ACCEPTED))) {
      gauge(
          meters,
          "ava.outbox.items",
          "state",
          state,
          of -> of.outbox().counts().getOrDefault(state, 0L));
    }
    for (var standing : Standing.values()) {
      gauge(meters, "ava.numbers", "standing", standing, of -> numbers(of, standing));
    }
    age(meters, "ava.inbox.oldest", of -> age(of.inbox().oldest()));
    age(meters, "ava.outbox.oldest", of -> age(of.outbox().oldest()));
  }

  /// Looks at the queues.
  void refresh() {
    latest.set(
        Optional.of(inspectQueues.inspect(new InspectQueues.Command(Caller.Service.WORKER))));
  }

  /// The last look, if there was one.
  Optional<Outcome> latest() {
    return latest.get();
  }

  /// How long ago that was, in seconds; 0 if nothing waits.
  double age(Optional<Instant> oldest) {
    return oldest
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0)
        .map(seconds -> Math.max(0, seconds))
        .orElse(0.0);
  }

  static long numbers(Outcome of, Standing standing) {
    return of.numbers().stream().filter(number -> number.standing() == standing).count();
  }

  private void gauge(
      MeterRegistry meters, String name, String tag, Enum<?> value, ToDoubleFunction<Outcome> of) {
    Gauge.builder(name, this, watch -> watch.read(of))
        .tag(tag, value.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  private void age(MeterRegistry meters, String name, ToDoubleFunction<Outcome> of) {
    Gauge.builder(name, this, watch -> watch.read(of)).baseUnit("seconds").register(meters);
  }

  private double read(ToDoubleFunction<Outcome> of) {
    return latest().map(of::applyAsDouble).orElse(Double.NaN);
  }
}
