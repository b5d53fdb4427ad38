package dev.ava.worker;

import dev.ava.domain.messaging.usecase.SendReplies.Outcome;
import dev.ava.domain.messaging.usecase.TakeReplies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what becomes of sends (`ava.sends`), and alerts when a number stops.
@Singleton
@Requires(property = "ava.workers.enabled", notEquals = "false")
final class Sends {
  private static final Logger log = LoggerFactory.getLogger(Sends.class);

  private final MeterRegistry meters;

  Sends(MeterRegistry meters) {
    this.meters = meters;
  }

  /// Counts those that are not sent at all.
  void count(TakeReplies.Outcome outcome) {
    count("refused", outcome.refused());
    count("held", outcome.held());
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted() -> count("accepted", 1);
      case Outcome.Deferred() -> count("deferred", 1);
      case Outcome.Refused() -> count("refused", 1);
      case Outcome.Unknown() -> count("unknown", 1);
      case Outcome.GivenBack() -> count("held", 1);
      case Outcome.Stopped(var number, var why, var news) -> {
        if (news) {
          log.error(
              "Number {} is stopped: {} ({}) {} Its queue is kept.",
              number.value(),
              why.meaning(),
              why.code(),
              why.remedy());
        }
        count("stopped", 1);
      }
    }
  }

  private void count(String outcome, int many) {
    if (many > 0) {
      meters.counter("ava.sends", "outcome", outcome).increment(many);
    }
  }
}
