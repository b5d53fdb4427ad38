package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.MDC;

/// Times what Meta makes of each send (`ava.graph.requests`), and traces it.
final class WatchedGateway implements MessageGateway {
  private static final Duration[] BOUNDS =
      Bounds.of(25, 50, 100, 150, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);

  private final MessageGateway gateway;
  private final MeterRegistry meters;
  private final Spans spans;

  WatchedGateway(MessageGateway gateway, MeterRegistry meters, Spans spans) {
    this.gateway = gateway;
    this.meters = meters;
    this.spans = spans;
  }

  @Override
  public Result send(OutboundMessage message, int attempt) {
    var started = System.nanoTime();
    try (var span = spans.call("POST /messages")) {
      var result = gateway.send(message, attempt);
      switch (result) {
        case Result.Accepted(var wamid) -> {
          span.sentAs(wamid.value());
          MDC.put(Marks.SENT, wamid.value());
          count(span, "accepted", "none", started);
        }
        case Result.Failed failed -> count(span, "failed", code(failed.why()), started);
        case Result.Unanswered(var why) -> count(span, "unanswered", code(why), started);
      }
      return result;
    }
  }

  private void count(Spans.Doing span, String outcome, String code, long started) {
    span.ended(outcome.equals("accepted") ? outcome : outcome + " " + code);
    Timer.builder("ava.graph.requests")
        .tag("outcome", outcome)
        .tag("code", code)
        .serviceLevelObjectives(BOUNDS)
        .register(meters)
        .record(Duration.ofNanos(System.nanoTime() - started));
  }

  /// Codes that are in nobody's list are counted together: Meta may invent as many as it likes.
  private static String code(SendFailure why) {
    var code = why.code();
    if (code == null) {
      return "none";
    }
    return MetaErrorCode.of(code).map(known -> String.valueOf(known.code())).orElse("other");
  }
}
