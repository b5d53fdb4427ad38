package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.shared.Caller;
import java.time.Instant;

/// Sends the next message of the outbox, as fast as Meta allows and no faster. May run on any
/// number of threads and nodes at the same time, and be killed at any moment: a message of which
/// nobody knows whether it went out is never blindly sent again.
///
/// A message is refused without being sent when the person has not written for 24 hours, because
/// WhatsApp would refuse it.
public interface SendReplies {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome sendNext(Command command);

  /// @param node whose attempt it is
  record Command(Caller.Service caller, NodeId node) {}

  /// What became of it.
  sealed interface Outcome {
    /// There is nothing to send now.
    record NothingWaits() implements Outcome {}

    record Accepted() implements Outcome {}

    /// It will be tried again.
    record Deferred() implements Outcome {}

    record Refused() implements Outcome {}

    /// No answer came; a report of Meta's will settle it.
    record Unknown() implements Outcome {}

    /// A limit of Meta's is reached, and nothing was sent.
    ///
    /// @param until when it is worth while to ask again
    record Held(Instant until) implements Outcome {}

    /// Meta does not let the number send until somebody mends it. Its queue is kept.
    ///
    /// @param news whether it was not stopped before
    record Stopped(PhoneNumberId number, SendFailure why, boolean news) implements Outcome {}
  }
}
