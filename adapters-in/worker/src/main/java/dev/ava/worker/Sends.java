package dev.ava.worker;

import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what becomes of sends (`ava.sends`), and alerts when a number stops.
@Singleton
@Requires(property = "ava.workers.enabled", notEquals = "false")
final class Sends {
  private static final Logger log = LoggerFactory.getLogger(Sends.class);

  private final MeterRegistry meters;
  private final Clock clock;

  Sends(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /// @return whether it is worth while to go on at once
  boolean count(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NothingWaits() -> false;
      case Outcome.Accepted() -> counted("accepted");
      case Outcome.Deferred() -> counted("deferred");
      case Outcome.Refused() -> counted("refused");
      case Outcome.Unknown() -> counted("unknown");
      case Outcome.Held(var until) -> counted("held") && !until.isAfter(clock.instant());
      case Outcome.Stopped(var number, var why, var news) -> {
        if (news) {
          log.error(
              "Number {} is stopped: {} ({}) {} Its queue is kept.",
              number.value(),
              why.meaning(),
              why.code(),
              why.remedy());
        }
        yield counted("stopped");
      }
    };
  }

  private boolean counted(String outcome) {
    meters.counter("ava.sends", "outcome", outcome).increment();
    return true;
  }
}
