package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.port.ReplyGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// Times how long replies take to be thought of (`ava.replies`), and traces it.
final class WatchedReplies implements ReplyGenerator {
  private static final Duration[] BOUNDS =
      Bounds.of(10, 100, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

  private final ReplyGenerator replies;
  private final MeterRegistry meters;
  private final Spans spans;

  WatchedReplies(ReplyGenerator replies, MeterRegistry meters, Spans spans) {
    this.replies = replies;
    this.meters = meters;
    this.spans = spans;
  }

  @Override
  public String reply(Prompt prompt) {
    var started = System.nanoTime();
    var outcome = "failed";
    try (var span = spans.call("reply")) {
      try {
        var reply = replies.reply(prompt);
        outcome = "answered";
        return reply;
      } catch (RuntimeException | Error failure) {
        span.failed(failure);
        throw failure;
      } finally {
        span.ended(outcome);
        Timer.builder("ava.replies")
            .tag("outcome", outcome)
            .serviceLevelObjectives(BOUNDS)
            .register(meters)
            .record(Duration.ofNanos(System.nanoTime() - started));
      }
    }
  }
}
