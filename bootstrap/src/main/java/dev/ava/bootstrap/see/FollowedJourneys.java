package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Journeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Follows messages in the log (one line for each step, and the ids of the message on every line
/// that is written meanwhile), in a metric (`ava.journey.step`) and in traces.
@Singleton
@RequiresMetrics
final class FollowedJourneys implements Journeys {
  private static final Logger LOG = LoggerFactory.getLogger("dev.ava.journey");
  private static final String FAILED = "failed";
  private static final Duration[] BOUNDS = Bounds.of(5, 10, 25, 50, 100, 250, 1_000, 5_000, 30_000);

  private final Spans spans;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Step, Going> underWay = new ConcurrentHashMap<>();

  FollowedJourneys(Spans spans, MeterRegistry meters, Clock clock) {
    this.spans = spans;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public <T> T follow(Step step, Supplier<T> work, Function<T, String> outcome) {
    return step instanceof Step.Receive(var items)
        ? receive(items, work, outcome)
        : follow(List.of(step), work, (_, result) -> outcome.apply(result));
  }

  @Override
  public <S extends Step, T> T follow(
      List<S> steps, Supplier<T> work, BiFunction<S, T, String> outcome) {
    var started = System.nanoTime();
    steps.forEach(step -> underWay.put(step, begin(step)));
    try {
      var result = steps.size() == 1 ? within(steps.getFirst(), work) : work.get();
      steps.forEach(step -> end(step, outcome.apply(step, result), started));
      return result;
    } catch (RuntimeException | Error failure) {
      steps.forEach(step -> failed(step, failure, started));
      throw failure;
    }
  }

  @Override
  public <T> T within(Step step, Supplier<T> work) {
    var going = underWay.get(step);
    return going == null ? work.get() : within(going, work);
  }

  private <T> T within(Going going, Supplier<T> work) {
    try (var _ = marks(going.trail);
        var _ = going.span.here()) {
      try {
        return work.get();
      } finally {
        going.sent = MDC.get(Marks.SENT);
        MDC.remove(Marks.SENT);
      }
    }
  }

  private Going begin(Step step) {
    return switch (step) {
      case Step.Receive receive -> throw new IllegalArgumentException("It has one outcome.");
      case Step.Handle(var claim) -> begin("inbox", Trail.of(claim));
      case Step.Send(var attempt) -> begin("outbox", Trail.of(attempt));
    };
  }

  private Going begin(String name, Trail trail) {
    return new Going(name, trail, spans.step(name, trail));
  }

  private void failed(Step step, Throwable failure, long started) {
    Optional.ofNullable(underWay.get(step)).ifPresent(going -> going.span.failed(failure));
    end(step, FAILED, started);
  }

  private void end(Step step, String outcome, long started) {
    var going = underWay.remove(step);
    if (going == null) {
      return;
    }
    var trail = going.trail;
    try (var span = going.span;
        var _ = marks(trail).with(Marks.SENT, going.sent);
        var _ = span.here()) {
      span.ended(outcome);
      count(going.name, outcome, started);
      LOG.info("{} {}: {} in attempt {}", going.name, trail.place(), outcome, trail.attempt());
    }
  }

  private <T> T receive(List<InboxItem> items, Supplier<T> work, Function<T, String> outcome) {
    var from = clock.instant();
    var started = System.nanoTime();
    var word = FAILED;
    try {
      var result = work.get();
      word = outcome.apply(result);
      return result;
    } finally {
      count("webhook", word, started);
      for (var item : items) {
        arrived(item, from, word);
      }
    }
  }

  private void arrived(InboxItem item, Instant from, String outcome) {
    var trail = Trail.of(item);
    try (var _ = marks(trail)) {
      spans.arrived(trail, from, clock.instant(), outcome, outcome.equals("stored"));
      if (item.content() instanceof InboxItem.StatusReported) {
        LOG.debug("webhook: {} a report", outcome);
      } else {
        LOG.info("webhook: {}", outcome);
      }
    }
  }

  private Marks marks(Trail trail) {
    return new Marks().with(Marks.MESSAGE, trail.message()).with(Marks.TRACE, spans.trace(trail));
  }

  private void count(String step, String outcome, long started) {
    Timer.builder("ava.journey.step")
        .tag("step", step)
        .tag("outcome", outcome)
        .serviceLevelObjectives(BOUNDS)
        .register(meters)
        .record(Duration.ofNanos(System.nanoTime() - started));
  }

  /// A step that is under way.
  private static final class Going {
    private final String name;
    private final Trail trail;
    private final Spans.Doing span;

    /// What Meta calls what was sent meanwhile.
    private volatile @Nullable String sent;

    private Going(String name, Trail trail, Spans.Doing span) {
      this.name = name;
      this.trail = trail;
      this.span = span;
    }
  }
}
