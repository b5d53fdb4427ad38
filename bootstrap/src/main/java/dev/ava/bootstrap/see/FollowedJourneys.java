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
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  FollowedJourneys(Spans spans, MeterRegistry meters, Clock clock) {
    this.spans = spans;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public <T> T follow(Step step, Supplier<T> work, Function<T, String> outcome) {
    return switch (step) {
      case Step.Receive(var items) -> receive(items, work, outcome);
      case Step.Handle(var claim) -> go("inbox", Trail.of(claim), work, outcome);
      case Step.Send(var attempt) -> go("outbox", Trail.of(attempt), work, outcome);
    };
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

  private <T> T go(String name, Trail trail, Supplier<T> work, Function<T, String> outcome) {
    var started = System.nanoTime();
    var word = FAILED;
    try (var _ = marks(trail);
        var span = spans.step(name, trail)) {
      try {
        var result = work.get();
        word = outcome.apply(result);
        return result;
      } catch (RuntimeException | Error failure) {
        span.failed(failure);
        throw failure;
      } finally {
        span.ended(word);
        count(name, word, started);
        LOG.info("{} {}: {} in attempt {}", name, trail.place(), word, trail.attempt());
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
}
