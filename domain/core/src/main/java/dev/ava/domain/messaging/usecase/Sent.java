package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import java.util.Optional;

/// A message that was taken, with what became of it.
///
/// @param result nothing if it was not sent
record Sent(TakeReplies.Taken taken, Optional<Result> result) {
  Attempt attempt() {
    return taken.attempt();
  }

  OutboundMessage message() {
    return attempt().message();
  }

  PhoneNumberId number() {
    return message().from();
  }

  Optional<Result.Failed> failed() {
    return result.filter(Result.Failed.class::isInstance).map(Result.Failed.class::cast);
  }

  /// Whether its number must be mended before anything else goes out.
  boolean stops() {
    return failed().filter(failed -> failed.handling() == Handling.STOP).isPresent();
  }

  /// Whether it has shown that a number which was stopped works again.
  boolean resumes() {
    return taken.probe() && result.filter(Result.Accepted.class::isInstance).isPresent();
  }
}
